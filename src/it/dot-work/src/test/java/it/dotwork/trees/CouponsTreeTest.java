package it.dotwork.trees;

class CouponsTreeTest extends TreeTests {}
