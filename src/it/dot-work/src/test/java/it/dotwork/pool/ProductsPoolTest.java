package it.dotwork.pool;

class ProductsPoolTest extends PoolTests {}
