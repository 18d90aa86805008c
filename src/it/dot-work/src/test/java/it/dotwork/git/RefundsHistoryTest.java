package it.dotwork.git;

class RefundsHistoryTest extends HistoryTests {}
