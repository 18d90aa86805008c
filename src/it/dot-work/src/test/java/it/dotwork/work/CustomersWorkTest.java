package it.dotwork.work;

class CustomersWorkTest extends WorkTests {}
