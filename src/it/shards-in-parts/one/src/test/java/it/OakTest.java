package it;

class OakTest extends Noted {}
