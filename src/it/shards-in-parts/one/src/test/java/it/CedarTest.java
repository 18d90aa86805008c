package it;

class CedarTest extends Noted {}
