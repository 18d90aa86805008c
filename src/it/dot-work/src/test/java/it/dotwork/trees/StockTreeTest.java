package it.dotwork.trees;

class StockTreeTest extends TreeTests {}
