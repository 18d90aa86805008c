package it.dotwork.trees;

class ReviewsTreeTest extends TreeTests {}
