package it.dotwork.index;

class RefundsIndexTest extends IndexTests {}
