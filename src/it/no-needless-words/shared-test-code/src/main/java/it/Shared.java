package it;

public interface Shared {}
