package it.dotwork.sqlite;

class InvoicesLedgerTest extends LedgerTests {}
