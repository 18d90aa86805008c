package it.dotwork.pool;

class SuppliersPoolTest extends PoolTests {}
