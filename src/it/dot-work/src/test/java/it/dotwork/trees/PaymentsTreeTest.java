package it.dotwork.trees;

class PaymentsTreeTest extends TreeTests {}
