package it.dotwork.trees;

class OrdersTreeTest extends TreeTests {}
