package it.dotwork.trees;

class ShipmentsTreeTest extends TreeTests {}
