package io.github.membudget.report.console;

import io.github.membudget.model.CpuUse;
import io.github.membudget.model.CpuUse.CpuPart;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Processor time in words, and what of it went where. */
public final class CpuWords {
    private CpuWords() {}

    /** Like {@code 35.2 s: compilers 52 %, collectors 6 %}, with the doubt that a figure's source has. */
    public static String of(CpuUse use) {
        String parts = part("compilers", use.compilersShare(), use.compilers())
                + part("collectors", use.collectorsShare(), use.collectors());
        return seconds(use) + (parts.isEmpty() ? "" : ": " + parts.substring(2));
    }

    static String seconds(CpuUse use) {
        return String.format(Locale.ROOT, "%.1f s", use.whole().millis() / 1000.0);
    }

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String part(String name, OptionalDouble share, Optional<CpuPart> part) {
        return share.isEmpty() || part.isEmpty()
                ? ""
                : ", " + name + " "
                        + switch (part.get().source()) {
                            case KERNEL, SYSTEM, COUNTER -> percent(share.getAsDouble());
                            case VM_THREAD -> percent(share.getAsDouble()) + " (with the rest of its VM thread)";
                            case ELAPSED -> "at most " + percent(share.getAsDouble()) + " (by the clock)";
                            case PAUSES -> "about " + percent(share.getAsDouble()) + " (pauses, by the clock)";
                        };
    }
}
