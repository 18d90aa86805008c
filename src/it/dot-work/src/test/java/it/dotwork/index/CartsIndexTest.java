package it.dotwork.index;

class CartsIndexTest extends IndexTests {}
