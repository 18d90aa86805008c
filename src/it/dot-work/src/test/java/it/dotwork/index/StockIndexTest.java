package it.dotwork.index;

class StockIndexTest extends IndexTests {}
