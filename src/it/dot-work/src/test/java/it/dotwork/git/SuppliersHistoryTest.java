package it.dotwork.git;

class SuppliersHistoryTest extends HistoryTests {}
