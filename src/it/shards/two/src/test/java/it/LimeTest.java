package it;

class LimeTest extends Noted {}
