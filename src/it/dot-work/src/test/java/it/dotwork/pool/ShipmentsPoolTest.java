package it.dotwork.pool;

class ShipmentsPoolTest extends PoolTests {}
