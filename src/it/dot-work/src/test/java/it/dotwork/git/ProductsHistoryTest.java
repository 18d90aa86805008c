package it.dotwork.git;

class ProductsHistoryTest extends HistoryTests {}
