package it.dotwork.sqlite;

class CartsLedgerTest extends LedgerTests {}
