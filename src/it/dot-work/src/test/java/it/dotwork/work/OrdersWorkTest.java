package it.dotwork.work;

class OrdersWorkTest extends WorkTests {}
