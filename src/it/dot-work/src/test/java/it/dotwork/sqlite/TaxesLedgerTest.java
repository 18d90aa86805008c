package it.dotwork.sqlite;

class TaxesLedgerTest extends LedgerTests {}
