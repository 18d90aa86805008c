package it.dotwork.pool;

class TaxesPoolTest extends PoolTests {}
