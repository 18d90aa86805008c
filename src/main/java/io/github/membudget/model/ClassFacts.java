package io.github.membudget.model;

/**
 * A test class from its first hook to its last, as its fork noted it.
 *
 * @param pid of the fork
 * @param startMillis milliseconds since the session started
 */
public record ClassFacts(String className, long pid, long startMillis, long durationMillis, InFork figures) {}
