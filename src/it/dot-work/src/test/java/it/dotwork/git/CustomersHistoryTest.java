package it.dotwork.git;

class CustomersHistoryTest extends HistoryTests {}
