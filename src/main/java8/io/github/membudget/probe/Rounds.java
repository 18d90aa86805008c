package io.github.membudget.probe;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of the first test plan again in the same JVM, round after round: what grows in each round is a leak, what grew in the first alone is a
 * table or a cache. Nobody but this hears of these rounds, so that reports and results are those of the first.
 */
final class Rounds {
    /** A later round may take so many times as long as the first … */
    private static final long PATIENCE = 5;

    /** … and this long in any case. */
    private static final long LEAST_PATIENCE_MILLIS = 30_000;

    private final int wanted;
    private final List<DiscoverySelector> tests = new ArrayList<DiscoverySelector>();
    private long startedNanos;
    private boolean started;
    private boolean over;

    Rounds(int wanted) {
        this.wanted = wanted;
    }

    /** What is selected by name now is what is run again: dynamic tests come with the method that makes them. */
    void planStarted(Probe probe, TestPlan plan) {
        if (wanted < 2 || started) {
            return;
        }
        started = true;
        for (TestIdentifier root : plan.getRoots()) {
            addLeaves(plan, root);
        }
        startedNanos = System.nanoTime();
        probe.expectRounds();
    }

    private void addLeaves(TestPlan plan, TestIdentifier parent) {
        Set<TestIdentifier> children = plan.getChildren(parent);
        if (children.isEmpty() && parent.getParentId().isPresent()) {
            tests.add(DiscoverySelectors.selectUniqueId(parent.getUniqueId()));
        }
        for (TestIdentifier child : children) {
            addLeaves(plan, child);
        }
    }

    /** The first plan has ended: runs all other rounds before anybody ends this JVM. */
    void planEnded(Probe probe) {
        if (wanted < 2 || over) {
            return;
        }
        over = true;
        long patience = Math.max(LEAST_PATIENCE_MILLIS, PATIENCE * (System.nanoTime() - startedNanos) / 1_000_000);
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            probe.roundEnded(1);
            // Surefire would take what is printed now for that of the class that ran last.
            System.setOut(silent());
            System.setErr(silent());
            for (int round = 2; round <= wanted; round++) {
                if (!run(probe, round, patience)) {
                    return;
                }
                probe.roundEnded(round);
            }
            probe.lastRoundEnded();
        } catch (Throwable ours) {
            probe.fail(ours);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** @return whether it ended, with the tests that the first round had */
    private boolean run(Probe probe, int round, long patience) throws Exception {
        final Results results = new Results();
        final AtomicReference<Throwable> broken = new AtomicReference<Throwable>();
        // By itself, since one that hangs can only be left behind.
        Thread thread = new Thread("membudget-round-" + round) {
            @Override
            public void run() {
                try {
                    launch(results);
                } catch (Throwable failed) {
                    broken.set(failed);
                }
            }
        };
        thread.setDaemon(true);
        thread.start();
        thread.join(patience);
        if (thread.isAlive()) {
            thread.interrupt();
            probe.noteOfRounds("round " + round + " did not end within " + patience / 1000 + " s");
            return false;
        }
        Throwable failed = broken.get();
        if (failed != null) {
            probe.noteOfRounds("the test framework cannot run round " + round + ": " + failed);
            return false;
        }
        if (results.count() == 0) {
            probe.noteOfRounds("the test framework found no test to run in round " + round);
            return false;
        }
        String failure = results.failure();
        if (failure != null) {
            probe.noteOfRounds("in round " + round + ", " + failure + ". This changes no result");
        }
        return true;
    }

    private void launch(Results results) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(tests).build();
        Launcher launcher = LauncherFactory.create(config());
        launcher.execute(request, results);
    }

    private static LauncherConfig config() {
        LauncherConfig.Builder config = LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false);
        try {
            // The session of the first round is still open, with what its listeners started.
            config.enableLauncherSessionListenerAutoRegistration(false);
        } catch (NoSuchMethodError old) {
            // The platform before 1.8 has no sessions.
            return config.build();
        }
        return config.build();
    }

    private static PrintStream silent() {
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int any) {}

            @Override
            public void write(byte[] bytes, int from, int length) {}
        });
    }

    /** Counts what ran, from several threads where tests run in parallel. */
    private static final class Results implements TestExecutionListener {
        private int ran;
        private int failed;
        private @Nullable String first;

        @Override
        public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                ran++;
            }
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failed++;
                if (first == null) {
                    first = test.getUniqueId() + reason(result.getThrowable().orElse(null));
                }
            }
        }

        private static String reason(@Nullable Throwable failure) {
            return failure == null ? "" : " (" + failure.toString().split("[\\r\\n]", 2)[0] + ")";
        }

        synchronized int count() {
            return ran + failed;
        }

        synchronized @Nullable String failure() {
            return failed == 0 ? null : (failed == 1 ? "1 test failed: " : failed + " tests failed, first ") + first;
        }
    }
}
