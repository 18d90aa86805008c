package it.dotwork.git;

class PaymentsHistoryTest extends HistoryTests {}
