package it.dotwork.index;

class ProductsIndexTest extends IndexTests {}
