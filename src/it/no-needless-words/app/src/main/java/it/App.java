package it;

public interface App {}
