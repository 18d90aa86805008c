package it.dotwork.trees;

class ProductsTreeTest extends TreeTests {}
