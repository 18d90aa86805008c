package it.dotwork.pool;

class CartsPoolTest extends PoolTests {}
