package it;

class PineTest extends Noted {}
