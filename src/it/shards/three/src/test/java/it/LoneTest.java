package it;

class LoneTest extends Noted {}
