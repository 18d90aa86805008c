package it.dotwork.pool;

class InvoicesPoolTest extends PoolTests {}
