package it;

class HeavyBoxTest extends Noted {}
