package it.dotwork.sqlite;

class SuppliersLedgerTest extends LedgerTests {}
