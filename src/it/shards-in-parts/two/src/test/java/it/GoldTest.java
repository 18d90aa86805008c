package it;

class GoldTest extends Noted {}
