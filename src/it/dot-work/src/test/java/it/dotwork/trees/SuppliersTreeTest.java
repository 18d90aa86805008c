package it.dotwork.trees;

class SuppliersTreeTest extends TreeTests {}
