package it;

class IronTest extends Noted {}
