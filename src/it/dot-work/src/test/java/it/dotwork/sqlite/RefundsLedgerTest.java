package it.dotwork.sqlite;

class RefundsLedgerTest extends LedgerTests {}
