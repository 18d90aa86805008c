package it.dotwork.work;

class ProductsWorkTest extends WorkTests {}
