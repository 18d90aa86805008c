package it;

class LoneIT extends Noted {}
