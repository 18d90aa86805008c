package io.github.membudget.surefire;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Of two forks that Surefire starts at the same time, tells which one is to run no test: the one with the higher number. */
final class SpareFork {
    /** Where there is one class alone there is no other fork. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final int NONE = 0;

    private final SortedSet<Integer> arrived = new TreeSet<>();
    private int runs = NONE;

    /** Called once by each, on a thread of its own. */
    synchronized boolean is(int fork) throws InterruptedException {
        arrived.add(fork);
        notifyAll();
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        long left = LONGEST_WAIT_NANOS;
        // No number is lower than the first.
        while (runs == NONE && fork > 1 && arrived.size() < 2 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        if (runs == NONE) {
            runs = arrived.first();
        }
        return runs != fork;
    }

    /** The one that has run ends. Before the two, Surefire may start one that only looks for test classes. */
    synchronized void closed(int fork) {
        if (fork == runs) {
            runs = NONE;
            arrived.clear();
        }
    }
}
