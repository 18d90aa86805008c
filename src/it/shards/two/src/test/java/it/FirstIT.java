package it;

class FirstIT extends Noted {}
