package it.dotwork.trees;

class CartsTreeTest extends TreeTests {}
