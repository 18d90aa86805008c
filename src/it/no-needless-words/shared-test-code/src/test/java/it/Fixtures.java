package it;

public class Fixtures {}
