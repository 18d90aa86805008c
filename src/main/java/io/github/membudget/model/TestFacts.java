package io.github.membudget.model;

import java.util.Optional;

/**
 * What was seen of one test from outside, between the samples.
 *
 * @param fork Surefire's number of the fork
 * @param startMillis milliseconds since the session started
 * @param rssBefore RSS of its fork's tree at the last sample before it
 * @param rssAfter RSS of its fork's tree at the first sample after it
 * @param peakRss highest RSS of its fork's tree while it ran
 */
public record TestFacts(
        TestId id,
        int fork,
        TestStatus status,
        long startMillis,
        long durationMillis,
        Optional<Bytes> rssBefore,
        Optional<Bytes> rssAfter,
        Optional<Bytes> peakRss,
        Attribution attribution) {

    /** Peak less the start, where both are known; never negative. */
    public Optional<Bytes> peakGrowth() {
        return peakRss.flatMap(peak -> rssBefore.map(peak::minus));
    }

    /** What was still there at the end, in bytes; negative where the test gave memory back. */
    public Optional<Long> growth() {
        return rssAfter.flatMap(after -> rssBefore.map(before -> after.value() - before.value()));
    }
}
