package io.github.membudget.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Compares what is there after a class with what was there before it. Under the probe's lock. */
final class Leftovers {
    private static final String LEFT = "L";

    /** From one class's end to the next one's start: nobody's code runs between. */
    private static final long SAME_NANOS = 5_000_000;

    private final ProbeLog log;
    private final List<Left> left = new ArrayList<Left>();
    private LeftBehind before;
    private LeftBehind last;
    private long lastNanos;

    Leftovers(ProbeLog log) {
        this.log = log;
    }

    /** The first of those that run at the same time. */
    void classStarts() {
        before = last != null && System.nanoTime() - lastNanos < SAME_NANOS ? last : LeftBehind.look();
    }

    /**
     * The last of those that ran at the same time.
     *
     * @param shared whether others ran beside it, which may have left what was found
     */
    void classEnded(String className, boolean shared) throws IOException {
        if (before == null) {
            return;
        }
        LeftBehind after = LeftBehind.look();
        confirm(after);
        for (LeftBehind.Thing thing : after.since(before)) {
            left.add(new Left(thing, className, shared, before));
        }
        last = after;
        lastNanos = System.nanoTime();
    }

    /** What the last class left has had its moment to end. */
    void jvmEnds() throws IOException {
        if (!left.isEmpty()) {
            confirm(LeftBehind.look());
        }
    }

    /** What was left and is still there when the next class ends was left for good: a thread may have been about to end. */
    private void confirm(LeftBehind now) throws IOException {
        for (Left thing : left) {
            if (now.has(thing.thing)) {
                StringBuilder line = new StringBuilder(LEFT);
                ProbeLog.field(line, Boolean.toString(thing.shared));
                ProbeLog.field(line, thing.thing.kind);
                ProbeLog.field(line, LeftBehind.words(thing.thing, thing.before));
                ProbeLog.field(line, thing.className);
                log.write(line);
            }
        }
        left.clear();
    }

    private static final class Left {
        final LeftBehind.Thing thing;
        final String className;
        final boolean shared;
        final LeftBehind before;

        Left(LeftBehind.Thing thing, String className, boolean shared, LeftBehind before) {
            this.thing = thing;
            this.className = className;
            this.shared = shared;
            this.before = before;
        }
    }
}
