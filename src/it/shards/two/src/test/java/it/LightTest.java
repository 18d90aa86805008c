package it;

class LightTest extends Noted {}
