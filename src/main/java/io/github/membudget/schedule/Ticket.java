package io.github.membudget.schedule;

import io.github.membudget.model.Bytes;

/** One module's place in the line, and then among those that run. */
public final class Ticket {
    /** So long a module's peak has to stand before a part of what it has not used is free for others. */
    static final long STEADY_MILLIS = 10_000;

    /** Memory that creeps up by less than one part in so many is taken as steady. */
    private static final int CREEP_PART = 20;

    private final String module;
    private final Bytes expected;
    private final boolean alone;
    private boolean running;
    private boolean accompanied;
    private int overtaken;
    private Bytes peak = Bytes.ZERO;
    private Bytes mark = Bytes.ZERO;
    private long markMillis;
    private long lookMillis;

    Ticket(String module, Bytes expected, boolean alone) {
        this.module = module;
        this.expected = expected;
        this.alone = alone;
    }

    public String module() {
        return module;
    }

    /** What it asked for. */
    public Bytes expected() {
        return expected;
    }

    /** Whether it was let run. */
    public boolean running() {
        return running;
    }

    /** Whether nothing may run beside it. */
    boolean alone() {
        return alone;
    }

    void start() {
        running = true;
    }

    /** Whether another ran beside it at any time. */
    public boolean accompanied() {
        return accompanied;
    }

    void accompany() {
        accompanied = true;
    }

    int overtaken() {
        return overtaken;
    }

    void overtake() {
        overtaken++;
    }

    void measured(Bytes now, long atMillis) {
        if (mark.value() == 0 || now.value() - mark.value() > mark.value() / CREEP_PART) {
            mark = now;
            markMillis = atMillis;
        }
        peak = now.exceeds(peak) ? now : peak;
        lookMillis = atMillis;
    }

    /** What is kept for it: what it was expected to take, less half of what it has left unused for a while, and never less than it took. */
    Bytes charged() {
        boolean steady = lookMillis - markMillis >= STEADY_MILLIS;
        Bytes unused = expected.minus(peak);
        Bytes kept = steady ? expected.minus(new Bytes(unused.value() / 2)) : expected;
        return peak.exceeds(kept) ? peak : kept;
    }
}
