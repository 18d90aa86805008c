package io.github.membudget.observe.sampling;

import java.util.Map;

/**
 * One round of the sampler.
 *
 * @param atMillis since the session started
 * @param suite all forks of all recordings together; its proportional share is that of the highest since the last round
 * @param recordings those with a fork alive
 */
public record Tick(long atMillis, Reading suite, Map<Recording, Reading> recordings) {}
