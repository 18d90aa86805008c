package it;

class SecondIT extends Noted {}
