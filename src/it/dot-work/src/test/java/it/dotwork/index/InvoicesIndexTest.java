package it.dotwork.index;

class InvoicesIndexTest extends IndexTests {}
