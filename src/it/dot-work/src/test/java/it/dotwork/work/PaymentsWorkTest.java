package it.dotwork.work;

class PaymentsWorkTest extends WorkTests {}
