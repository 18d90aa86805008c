package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import java.util.Locale;

/** Words for sizes that stand in one sentence and must agree. */
final class Sizes {
    private static final long MIB = 1024 * 1024;
    private static final long[] STEPS = {1, 4, 16, 64, 256, 1024};

    private Sizes() {}

    /** How far over: never rounded to nothing. */
    static String over(Bytes over) {
        if (over.value() >= MIB / 10) {
            return over.inMebibytes();
        }
        return over.value() >= 1024
                ? String.format(Locale.ROOT, "%.1f KiB", over.value() / 1024.0)
                : over.value() + " bytes";
    }

    /** A guess, since what was ended never told: a quarter more. */
    static Bytes withMore(Bytes reached) {
        return new Bytes(reached.value() / 4 * 5);
    }

    /** The figure as pasted into the pom: a tenth above, in a step that reads well. */
    static String toAccept(Bytes observed) {
        long mebibytes = (observed.value() + observed.value() / 10) / MIB + 1;
        long step = 1;
        for (long candidate : STEPS) {
            step = candidate * 16 <= mebibytes ? candidate : step;
        }
        return (mebibytes + step - 1) / step * step + "m";
    }

    /** A larger ceiling for the suite. Where the pom sets one, the property alone would change nothing. */
    static String suiteCeiling(Bytes needed) {
        String size = toAccept(needed);
        return "-Dmembudget.suiteCeiling=" + size + ", or <suiteCeiling>" + size
                + "</suiteCeiling> where the pom sets it";
    }
}
