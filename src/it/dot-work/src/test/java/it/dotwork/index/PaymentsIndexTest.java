package it.dotwork.index;

class PaymentsIndexTest extends IndexTests {}
