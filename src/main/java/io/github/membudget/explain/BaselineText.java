package io.github.membudget.explain;

import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Difference;
import io.github.membudget.model.Difference.Change;
import io.github.membudget.model.Difference.Figure;
import io.github.membudget.model.Difference.Spread;
import io.github.membudget.model.GrowthLimit;
import io.github.membudget.model.Host;
import io.github.membudget.model.ModuleResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What differs from the baseline, in words. */
public final class BaselineText {
    private static final int MOST_CLASSES = 3;
    private static final double GIB = 1L << 30;

    private BaselineText() {}

    /** What makes figures of two runs comparable. */
    public static String machine(Host host, String os) {
        String java = host.java().startsWith("1.") ? host.java() : host.java().split("[.+-]", 2)[0];
        return os + ", " + host.cpus() + (host.cpus() == 1 ? " CPU, " : " CPUs, ")
                + Math.round(host.memory().value() / GIB) + " GiB, Java " + java;
    }

    /**
     * A module that grew more than it may.
     *
     * @param before where a further peak was expected
     * @param differences of the module
     */
    public static Breach growth(
            ModuleResult result, ModuleFigures now, Spread before, GrowthLimit limit, List<Difference> differences) {
        long observed = now.peaks().get(0);
        StringBuilder text = new StringBuilder("Module '" + result.name() + "' grew over its baseline: it peaked at "
                + mebibytes(observed) + ", " + mebibytes(observed - before.median()) + " ("
                + percent(observed - before.median(), before.median()) + ") more than the "
                + mebibytes(before.median()) + " of " + runs(before.runs(), false) + ", and maxGrowth allows "
                + limit.text()
                + " (up to " + mebibytes(before.high()) + " is noise).");
        differences.stream()
                .filter(one -> one.figure() == Figure.CLASS_RAISED && one.change() == Change.GREW
                        || one.figure() == Figure.CLASS && one.change() == Change.NEW)
                .sorted(Comparator.comparingLong(Difference::by).reversed())
                .limit(MOST_CLASSES)
                .forEach(one ->
                        text.append("\n  ").append(one.name()).append(": ").append(of(one)));
        text.append("\n  To accept: mvn membudget:baseline -Dmembudget.runs=3, and commit the file     To look closer:"
                + " mvn membudget:investigate -Dmembudget.modules=" + result.name());
        return new Breach(
                Breach.Kind.GROWTH,
                Breach.Scope.MODULE,
                result.project(),
                result.name(),
                new Bytes(Math.max(limit.above(before.median()), before.high())),
                new Bytes(observed),
                result.facts().peak().orElseThrow().atMillis(),
                List.of(),
                text.toString());
    }

    /** One difference, without the name of what it is of. */
    public static String of(Difference difference) {
        String now = difference.now().isPresent() ? mebibytes(difference.now().getAsLong()) : "";
        String word =
                switch (difference.figure()) {
                    case MODULE -> "";
                    case PEAK -> "peak ";
                    case CLASS, CLASS_RAISED -> "raised ";
                    case CLASS_KEPT -> "kept ";
                    case LIVE_HEAP, PACKAGE_LIVE_HEAP -> "live heap ";
                    case FINDING -> "keeps ";
                };
        if (difference.change() == Change.NEW) {
            return now.isEmpty() ? "new" : "new, " + word + now;
        }
        String before =
                difference.before().map(spread -> mebibytes(spread.median())).orElse("");
        if (difference.change() == Change.GONE) {
            return before.isEmpty() ? "gone" : "gone, " + word.replace("keeps", "kept") + before;
        }
        Spread spread = difference.before().orElseThrow();
        return word + now + ", " + GrowthText.signed(difference.by()) + " (baseline " + before + " of "
                + runs(spread.runs(), difference.figure().isOfInvestigations())
                + ", noise " + mebibytes(spread.low()) + " to " + mebibytes(spread.high()) + ")";
    }

    public static String mebibytes(long bytes) {
        String size = new Bytes(Math.abs(bytes)).inMebibytes();
        // Less than is shown has no sign.
        return (bytes < 0 && !size.startsWith("0.0 ") ? "-" : "") + size;
    }

    /** In words. */
    public static String runs(int count, boolean investigations) {
        return count + (investigations ? " investigation" : " run") + (count == 1 ? "" : "s");
    }

    private static String percent(long part, long whole) {
        return whole <= 0 ? "?" : String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
    }
}
