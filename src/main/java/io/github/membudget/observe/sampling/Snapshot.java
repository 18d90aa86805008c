package io.github.membudget.observe.sampling;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.TestId;
import java.util.List;

/**
 * A module while it runs.
 *
 * @param running the tests that have begun and not ended
 * @param cutShort the tests whose fork ended before them
 * @param processes of all its forks, each fork's JVM before what it started
 */
public record Snapshot(List<TestId> running, List<TestId> cutShort, List<Member> processes) {
    /**
     * One process.
     *
     * @param jvm whether it is a test JVM, not something that one started
     * @param rss at the last look
     */
    public record Member(ProcessKey process, boolean jvm, Bytes rss) {}
}
