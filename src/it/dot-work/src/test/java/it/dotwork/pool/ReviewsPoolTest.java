package it.dotwork.pool;

class ReviewsPoolTest extends PoolTests {}
