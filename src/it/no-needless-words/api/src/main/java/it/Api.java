package it;

public interface Api {}
