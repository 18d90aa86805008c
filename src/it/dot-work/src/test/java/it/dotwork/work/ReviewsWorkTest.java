package it.dotwork.work;

class ReviewsWorkTest extends WorkTests {}
