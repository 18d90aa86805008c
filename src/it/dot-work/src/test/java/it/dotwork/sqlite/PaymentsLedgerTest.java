package it.dotwork.sqlite;

class PaymentsLedgerTest extends LedgerTests {}
