package it.dotwork.work;

class RefundsWorkTest extends WorkTests {}
