package it.dotwork.sqlite;

class OrdersLedgerTest extends LedgerTests {}
