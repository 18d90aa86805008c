package it.dotwork.git;

class CartsHistoryTest extends HistoryTests {}
