package it;

class LeadTest extends Noted {}
