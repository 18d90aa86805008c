package it.dotwork.sqlite;

class CouponsLedgerTest extends LedgerTests {}
