package it;

class AppleTest extends Noted {}
