package it.dotwork.sqlite;

class ReviewsLedgerTest extends LedgerTests {}
