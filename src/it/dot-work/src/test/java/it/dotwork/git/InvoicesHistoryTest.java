package it.dotwork.git;

class InvoicesHistoryTest extends HistoryTests {}
