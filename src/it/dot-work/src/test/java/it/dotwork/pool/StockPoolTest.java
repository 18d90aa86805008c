package it.dotwork.pool;

class StockPoolTest extends PoolTests {}
