package it.dotwork.work;

class StockWorkTest extends WorkTests {}
