package io.github.membudget.probe;

import io.github.membudget.probe.format.RoundTrouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Counts what runs in one later round, from several threads where tests run in parallel. */
final class RoundRun implements TestExecutionListener {
    private static final int LONGEST_REASON = 200;

    private final int number;
    private final Set<String> failedBefore;
    private final Map<String, Failed> failed = new LinkedHashMap<String, Failed>();
    private int ran;
    private TestName current = TestName.NONE;

    /** Tests of one class. */
    private static final class Failed {
        final TestName first;
        final String reason;
        int tests;

        Failed(TestName first, String reason) {
            this.first = first;
            this.reason = reason;
        }
    }

    /** @param failedBefore ids of tests that failed in the first round: what they do is the same again */
    RoundRun(int number, Set<String> failedBefore) {
        this.number = number;
        this.failedBefore = failedBefore;
    }

    int number() {
        return number;
    }

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        if (test.isTest() || test.getSource().isPresent()) {
            current = TestName.ofResult(test);
        }
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            ran++;
        }
        boolean fails = result.getStatus() == TestExecutionResult.Status.FAILED;
        if (fails && !failedBefore.contains(test.getUniqueId())) {
            TestName name = TestName.ofResult(test);
            Failed ofClass = failed.get(name.className);
            if (ofClass == null) {
                ofClass = new Failed(
                        name, result.getThrowable().map(RoundRun::reason).orElse(""));
                failed.put(name.className, ofClass);
            }
            ofClass.tests++;
        }
    }

    private static String reason(Throwable failure) {
        String line = String.valueOf(failure).split("[\\r\\n]", 2)[0];
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }

    /** Tests that ended, and classes that failed before any of theirs began. */
    synchronized int count() {
        return ran + failed.size();
    }

    /** What began last. */
    synchronized TestName current() {
        return current;
    }

    private synchronized List<Failed> failures() {
        return new ArrayList<Failed>(failed.values());
    }

    /** @param expected how many tests the first round had */
    void report(Probe probe, int expected) throws Exception {
        // Without this one's lock, since a JVM that ends takes both the other way round.
        List<Failed> failures = failures();
        for (Failed ofClass : failures) {
            probe.trouble(number, RoundTrouble.FAILED, ofClass.tests, ofClass.first, ofClass.reason);
        }
        int missing = expected - count();
        if (failures.isEmpty() && missing > 0) {
            probe.trouble(number, RoundTrouble.FEWER, missing, TestName.NONE, "");
        }
    }
}
