package it.dotwork.index;

class CustomersIndexTest extends IndexTests {}
