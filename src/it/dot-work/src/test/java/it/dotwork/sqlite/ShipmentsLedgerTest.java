package it.dotwork.sqlite;

class ShipmentsLedgerTest extends LedgerTests {}
