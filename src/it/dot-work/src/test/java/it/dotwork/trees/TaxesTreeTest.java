package it.dotwork.trees;

class TaxesTreeTest extends TreeTests {}
