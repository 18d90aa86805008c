package io.github.membudget.model;

import java.util.Optional;
import java.util.SortedSet;

/**
 * Where one class stood in one run: what it began on and what it peaked at.
 *
 * @param live heap at its start, straight after a full collection; empty where nobody looked just then
 * @param beside resident memory of the fork outside of its heap, at the same time
 * @param rss of the fork at its start, garbage included
 * @param peak the fork's highest RSS while it ran
 * @param failing tests of the module's, by class and method
 * @param ended whether the module's forks ran to their end
 * @param classes that ran in the module
 */
public record ClassStart(
        Optional<Bytes> live,
        Optional<Bytes> beside,
        Optional<Bytes> rss,
        Optional<Bytes> peak,
        SortedSet<String> failing,
        boolean ended,
        SortedSet<String> classes) {}
