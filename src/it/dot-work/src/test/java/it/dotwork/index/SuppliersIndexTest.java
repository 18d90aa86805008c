package it.dotwork.index;

class SuppliersIndexTest extends IndexTests {}
