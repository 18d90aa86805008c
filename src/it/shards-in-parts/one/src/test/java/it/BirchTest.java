package it;

class BirchTest extends Noted {}
