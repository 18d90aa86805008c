package io.github.membudget.observe.sampling;

import io.github.membudget.model.TestEvent;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/** Which tests ran when, in all forks of one module. Filled on Surefire's event thread, read on others. */
final class TestHistories {
    private final Map<Integer, TestHistory> byFork = new TreeMap<>();

    /** Finds the samples of the fork that had Surefire's number at a time, in milliseconds since the session started. */
    interface SamplesOfForks {
        Optional<TestHistory.Samples> of(int number, long millis);
    }

    synchronized void accept(TestEvent event) {
        TestHistory history = byFork.computeIfAbsent(event.fork(), TestHistory::new);
        if (event instanceof TestEvent.TestStarted started) {
            history.started(started);
        } else if (event instanceof TestEvent.TestEnded ended) {
            history.ended(ended);
        } else if (event instanceof TestEvent.ForkClosed closed) {
            history.closed(closed.atNanos());
        }
    }

    synchronized List<TestId> running() {
        List<TestId> running = new ArrayList<>();
        byFork.values().forEach(history -> running.addAll(history.running()));
        return running;
    }

    /** Tests that had not ended when their fork died. */
    synchronized List<TestId> cutShort() {
        List<TestId> cutShort = new ArrayList<>();
        byFork.values().forEach(history -> cutShort.addAll(history.cutShort()));
        return cutShort;
    }

    /** All tests, in the order in which they started. */
    synchronized List<TestFacts> facts(SamplesOfForks samples, LongUnaryOperator toMillis) {
        List<TestFacts> tests = new ArrayList<>();
        byFork.forEach(
                (number, history) -> tests.addAll(history.facts(millis -> samples.of(number, millis), toMillis)));
        tests.sort(Comparator.comparingLong(TestFacts::startMillis));
        return tests;
    }
}
