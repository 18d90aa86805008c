package it.dotwork.sqlite;

class StockLedgerTest extends LedgerTests {}
