package it.dotwork.work;

class CartsWorkTest extends WorkTests {}
