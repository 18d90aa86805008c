package it.dotwork.pool;

class PaymentsPoolTest extends PoolTests {}
