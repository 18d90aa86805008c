package it.dotwork.git;

class StockHistoryTest extends HistoryTests {}
