package io.github.membudget.model;

import io.github.membudget.probe.format.LeakPattern;

/**
 * Leftovers that may stay.
 *
 * @param reason why, in the words of whoever allows them
 */
public record AllowedLeak(LeakPattern pattern, String reason) {}
