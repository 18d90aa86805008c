package it.dotwork.sqlite;

class CustomersLedgerTest extends LedgerTests {}
