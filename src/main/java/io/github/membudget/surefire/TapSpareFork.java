package io.github.membudget.surefire;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Of two forks that Surefire starts at the same time, tells which one is to run no test: the one with the higher number. */
final class TapSpareFork {
    /** Where there is one class alone there is no other fork. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Two forks, or one. */
    private static final class Pair {
        final SortedSet<Integer> arrived = new TreeSet<>();
        boolean decided;
        boolean over;

        boolean runs(int fork) {
            return decided && arrived.first() == fork;
        }
    }

    private Pair current = new Pair();

    /**
     * Called once by each, on a thread of its own. The one that runs no test waits until the other has ended: Surefire gives numbers of
     * forks again in the order in which they end, and the lower one comes first.
     */
    synchronized boolean is(int fork) throws InterruptedException {
        Pair pair = current;
        if (!pair.decided) {
            pair.arrived.add(fork);
            notifyAll();
        }
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        long left = LONGEST_WAIT_NANOS;
        // No number is lower than the first.
        while (!pair.decided && fork > 1 && pair.arrived.size() < 2 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        pair.decided = true;
        while (!pair.runs(fork) && !pair.over) {
            wait();
        }
        return !pair.runs(fork);
    }

    /** The one that has run ends. Before the two, Surefire may start one that only looks for test classes. */
    synchronized void closed(int fork) {
        if (current.runs(fork)) {
            current.over = true;
            current = new Pair();
            notifyAll();
        }
    }
}
