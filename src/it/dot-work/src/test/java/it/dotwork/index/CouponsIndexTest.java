package it.dotwork.index;

class CouponsIndexTest extends IndexTests {}
