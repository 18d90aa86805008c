package it.dotwork.work;

class TaxesWorkTest extends WorkTests {}
