package it.dotwork.trees;

class CustomersTreeTest extends TreeTests {}
