package io.github.membudget.probe;

import io.github.membudget.probe.format.RoundTrouble;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Runs the tests of this JVM again, round after round: what grows in each round is a leak, what grew in the first alone is a table or a cache.
 * Nobody but this hears of these rounds, so that reports and results are those of the first.
 */
final class Rounds {
    static final Rounds OF_THIS_JVM = new Rounds(ProbeSettings.ofThisJvm());

    /** A later round may take so many times as long as the first … */
    private static final long PATIENCE = 5;

    /** … and this long in any case. */
    private static final long LEAST_PATIENCE_MILLIS = 30_000;

    /** Heap dumps of later rounds: each costs time and, until it is read, disk. */
    private static final int MOST_DUMPS = 5;

    private final int wanted;
    private final @Nullable RoundTrouble obstacle;
    private final Set<String> tests = new LinkedHashSet<String>();
    private final Set<String> ran = new HashSet<String>();
    private final Set<String> failed = new HashSet<String>();
    private @Nullable TestPlan plan;
    private long startedNanos;
    private boolean inSession;
    private boolean over;
    private volatile @Nullable RoundRun running;

    Rounds(ProbeSettings settings) {
        wanted = settings.rounds();
        obstacle = settings.obstacleToRounds();
    }

    /** More plans may follow the first, until it is closed. */
    void sessionOpened() {
        inSession = true;
    }

    /** What is selected by name now is what is run again: dynamic tests come with the method that makes them. */
    synchronized void planStarted(TestPlan started) {
        if (wanted < 2 || over) {
            return;
        }
        if (plan == null) {
            startedNanos = System.nanoTime();
        }
        plan = started;
        for (TestIdentifier root : started.getRoots()) {
            addLeaves(started, root);
        }
    }

    private void addLeaves(TestPlan started, TestIdentifier parent) {
        Set<TestIdentifier> children = started.getChildren(parent);
        if (children.isEmpty() && parent.getParentId().isPresent()) {
            tests.add(parent.getUniqueId());
        }
        for (TestIdentifier child : children) {
            addLeaves(started, child);
        }
    }

    synchronized void testEnded(TestIdentifier test, TestExecutionResult result) {
        if (wanted > 1 && !over) {
            ran.add(test.getUniqueId());
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failed.add(test.getUniqueId());
            }
        }
    }

    void planEnded(Probe probe) {
        if (!inSession) {
            allPlansEnded(probe);
        }
    }

    /** Runs all other rounds before anybody ends this JVM. */
    void allPlansEnded(Probe probe) {
        TestPlan last = plan;
        if (over) {
            return;
        }
        try {
            if (obstacle != null) {
                over = true;
                probe.trouble(1, obstacle, 0, TestName.NONE, "");
            } else if (wanted > 1 && last != null) {
                over = true;
                probe.roundsStart();
                probe.roundEnded(1, false);
                runSilently(probe, new RoundRequest(tests, last));
            }
        } catch (Throwable ours) {
            probe.fail(ours);
        }
    }

    private void runSilently(Probe probe, RoundRequest request) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        // Surefire would take what is printed now for that of the class that ran last.
        System.setOut(silent());
        System.setErr(silent());
        // A heap that later rounds fill was large enough for the first.
        DiagnosticCommands.dumpNoFullHeap();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> jvmEnds(probe), "membudget-rounds-end"));
        boolean ended = true;
        try {
            long patience = Math.max(LEAST_PATIENCE_MILLIS, PATIENCE * (System.nanoTime() - startedNanos) / 1_000_000);
            for (int round = 2; round <= wanted && ended; round++) {
                ended = run(probe, round, request, patience);
            }
        } finally {
            // What hangs may print for as long as this JVM lives.
            if (ended) {
                System.setOut(out);
                System.setErr(err);
            }
        }
    }

    /** @return whether another one may follow */
    private boolean run(Probe probe, int round, RoundRequest request, long patience) throws Exception {
        RoundRun run = new RoundRun(round, failed);
        probe.roundStarts(round);
        running = run;
        AtomicReference<Throwable> broken = launched(run, request, patience);
        running = null;
        if (broken == null) {
            probe.trouble(round, RoundTrouble.LATE, 0, run.current(), patience / 1000 + " s");
            return false;
        }
        Throwable thrown = broken.get();
        if (thrown != null) {
            boolean isFull = thrown instanceof OutOfMemoryError;
            probe.trouble(
                    round,
                    isFull ? RoundTrouble.OUT_OF_MEMORY : RoundTrouble.BROKEN,
                    0,
                    isFull ? run.current() : TestName.NONE,
                    thrown.toString());
            return false;
        }
        if (run.count() == 0) {
            probe.trouble(round, RoundTrouble.NOTHING, 0, TestName.NONE, "");
            return false;
        }
        run.report(probe, ran.size());
        probe.roundEnded(round, isDumped(round));
        return true;
    }

    /** @return what it threw; null where it did not end in time */
    private static @Nullable AtomicReference<Throwable> launched(
            final RoundRun run, final RoundRequest request, long patience) throws InterruptedException {
        final AtomicReference<Throwable> broken = new AtomicReference<Throwable>();
        // By itself, since one that hangs can only be left behind.
        Thread thread = new Thread("membudget-round-" + run.number()) {
            @Override
            public void run() {
                try {
                    request.execute(run);
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
            return null;
        }
        return broken;
    }

    /** The second, the last, and some between: a trend needs no more points. */
    private boolean isDumped(int round) {
        int step = Math.max(1, (wanted - 2 + MOST_DUMPS - 2) / (MOST_DUMPS - 1));
        return round == 2 || (wanted - round) % step == 0;
    }

    /** Called when this JVM ends, in whatever way but a crash. */
    private void jvmEnds(Probe probe) {
        RoundRun run = running;
        if (run == null) {
            return;
        }
        try {
            String caller = ExitCaller.ofThisJvm();
            run.report(probe, 0);
            // Without a caller it is another process that ends it.
            probe.trouble(
                    run.number(), caller.isEmpty() ? RoundTrouble.DIED : RoundTrouble.EXIT, 0, run.current(), caller);
        } catch (Throwable ours) {
            probe.fail(ours);
        }
    }

    private static PrintStream silent() {
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int any) {}

            @Override
            public void write(byte[] bytes, int from, int length) {}
        });
    }
}
