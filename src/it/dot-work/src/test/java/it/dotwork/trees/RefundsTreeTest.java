package it.dotwork.trees;

class RefundsTreeTest extends TreeTests {}
