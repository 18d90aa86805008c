package io.github.membudget.schedule;

/** A module that waits, and for what. */
public record Waiting(String module, Hindrance.Reason reason) {}
