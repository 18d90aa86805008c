package it.dotwork.git;

class CouponsHistoryTest extends HistoryTests {}
