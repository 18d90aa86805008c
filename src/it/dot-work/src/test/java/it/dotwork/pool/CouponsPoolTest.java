package it.dotwork.pool;

class CouponsPoolTest extends PoolTests {}
