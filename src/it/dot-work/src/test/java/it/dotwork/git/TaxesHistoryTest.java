package it.dotwork.git;

class TaxesHistoryTest extends HistoryTests {}
