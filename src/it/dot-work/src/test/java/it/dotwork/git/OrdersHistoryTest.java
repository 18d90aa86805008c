package it.dotwork.git;

class OrdersHistoryTest extends HistoryTests {}
