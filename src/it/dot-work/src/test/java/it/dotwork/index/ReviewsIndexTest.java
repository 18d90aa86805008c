package it.dotwork.index;

class ReviewsIndexTest extends IndexTests {}
