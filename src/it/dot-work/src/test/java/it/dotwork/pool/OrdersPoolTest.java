package it.dotwork.pool;

class OrdersPoolTest extends PoolTests {}
