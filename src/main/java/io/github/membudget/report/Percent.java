package io.github.membudget.report;

import io.github.membudget.model.Bytes;

/** A part of a ceiling, rounded so that a breach is never hidden and never invented. */
public final class Percent {
    private Percent() {}

    public static String of(Bytes part, Bytes whole) {
        double exact = 100.0 * part.value() / whole.value();
        return (part.exceeds(whole) ? Math.max(101, (long) Math.ceil(exact)) : (long) Math.floor(exact)) + " %";
    }
}
