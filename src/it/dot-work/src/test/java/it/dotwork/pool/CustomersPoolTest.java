package it.dotwork.pool;

class CustomersPoolTest extends PoolTests {}
