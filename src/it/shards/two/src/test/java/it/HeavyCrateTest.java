package it;

class HeavyCrateTest extends Noted {}
