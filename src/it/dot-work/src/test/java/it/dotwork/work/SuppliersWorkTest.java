package it.dotwork.work;

class SuppliersWorkTest extends WorkTests {}
