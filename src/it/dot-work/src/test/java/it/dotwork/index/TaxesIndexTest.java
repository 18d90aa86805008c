package it.dotwork.index;

class TaxesIndexTest extends IndexTests {}
