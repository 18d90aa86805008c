package it.dotwork.sqlite;

class ProductsLedgerTest extends LedgerTests {}
