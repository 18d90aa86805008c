package io.github.membudget.configure;

import io.github.membudget.model.Bytes;

/**
 * What tests may add to their fork's memory: one {@code <test>} of the user's.
 *
 * @param pattern of the tests that are meant
 */
public record TestCeiling(TestPattern pattern, Bytes ceiling) {}
