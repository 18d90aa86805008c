package it.dotwork.pool;

class RefundsPoolTest extends PoolTests {}
