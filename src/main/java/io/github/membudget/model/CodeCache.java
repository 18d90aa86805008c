package io.github.membudget.model;

/**
 * A JVM's compiled code, by HotSpot's own counters.
 *
 * @param compiled all code that was ever made; what was thrown away again is in it, so that the cache never had more
 * @param reserved what there is room for
 */
public record CodeCache(Bytes compiled, Bytes reserved) {
    /** A run that compiles so much of what there is room for may fill it the next time. */
    private static final int TIGHT_PERCENT = 75;

    public boolean isTight() {
        return share() * 100 > TIGHT_PERCENT;
    }

    public double share() {
        return compiled.value() / (double) Math.max(1, reserved.value());
    }

    public String words() {
        return compiled.inMebibytes() + " of compiled code, and " + reserved.inMebibytes() + " reserved for it";
    }
}
