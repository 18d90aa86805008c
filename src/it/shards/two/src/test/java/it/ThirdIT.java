package it;

class ThirdIT extends Noted {}
