package io.github.membudget.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An amount of memory in bytes, never negative.
 *
 * @param value bytes
 */
public record Bytes(long value) implements Comparable<Bytes> {
    private static final long KIB = 1024;
    /** Less would be rounded to 0.0. */
    private static final double LEAST_TOLD = 0.05;

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

    public static final Bytes ZERO = new Bytes(0);

    /** @throws IllegalArgumentException if {@code value} is negative */
    public Bytes {
        if (value < 0) {
            throw new IllegalArgumentException("negative size: " + value);
        }
    }

    public static Bytes ofMebibytes(long mebibytes) {
        return new Bytes(Math.multiplyExact(mebibytes, KIB * KIB));
    }

    public Bytes plus(Bytes other) {
        return new Bytes(Math.addExact(value, other.value));
    }

    /** This less the other, zero where the other is larger. */
    public Bytes minus(Bytes other) {
        return new Bytes(Math.max(0, value - other.value));
    }

    public boolean exceeds(Bytes other) {
        return value > other.value;
    }

    /** As people read it: {@code 812.4 MiB}, {@code 768 MiB} where whole, below 1 KiB in bytes. */
    @Override
    public String toString() {
        if (value < KIB) {
            return value + " B";
        }
        double amount = value;
        int unit = -1;
        while (unit < UNITS.length - 1 && amount >= KIB) {
            amount /= KIB;
            unit++;
        }
        String pattern = amount == Math.rint(amount) ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, pattern, amount, UNITS[unit]);
    }

    /**
     * As {@link #toString()} but in MiB, so that figures of one sentence can be compared: {@code 1638.4 MiB}; below where that would read
     * as nothing: {@code 12.3 KiB}.
     */
    public String inMebibytes() {
        double amount = value / (double) (KIB * KIB);
        if (value > 0 && amount < LEAST_TOLD) {
            return toString();
        }
        String pattern = amount == Math.rint(amount) ? "%.0f MiB" : "%.1f MiB";
        return String.format(Locale.ROOT, pattern, amount);
    }

    // By hand, here and in other records that every build compares: a record's own would cost a small build 30 ms to
    // link.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes bytes && value == bytes.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(value, other.value);
    }
}
