package it.dotwork.trees;

class InvoicesTreeTest extends TreeTests {}
