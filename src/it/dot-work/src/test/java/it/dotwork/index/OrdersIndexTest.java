package it.dotwork.index;

class OrdersIndexTest extends IndexTests {}
