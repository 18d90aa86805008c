package io.github.membudget.observe;

/**
 * One process for its whole life: a pid alone may be given out again.
 *
 * @param startedAt as the system counts it; only good for comparing
 */
public record ProcessKey(long pid, long startedAt) {}
