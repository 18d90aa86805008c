package io.github.membudget.judge;

import io.github.membudget.model.TestCounts;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts tests as Surefire does. */
public final class TestTally {
    private TestTally() {}

    /** @param reruns whether failing tests were run again: then a test counts once, and as passed if any run passed */
    public static TestCounts count(List<TestFacts> tests, boolean reruns) {
        Collection<TestStatus> results = tests.stream().map(TestFacts::status).toList();
        if (reruns) {
            Map<TestId, TestStatus> best = new HashMap<>();
            tests.forEach(test -> best.merge(test.id(), test.status(), TestTally::better));
            results = best.values();
        }
        Map<TestStatus, Integer> counts = new EnumMap<>(TestStatus.class);
        results.forEach(status -> counts.merge(status, 1, Integer::sum));
        int unfinished = counts.getOrDefault(TestStatus.UNFINISHED, 0);
        return new TestCounts(
                results.size() - unfinished,
                counts.getOrDefault(TestStatus.FAILED, 0),
                counts.getOrDefault(TestStatus.ERROR, 0),
                counts.getOrDefault(TestStatus.SKIPPED, 0));
    }

    private static TestStatus better(TestStatus one, TestStatus other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
