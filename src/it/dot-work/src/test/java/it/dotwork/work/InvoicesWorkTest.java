package it.dotwork.work;

class InvoicesWorkTest extends WorkTests {}
