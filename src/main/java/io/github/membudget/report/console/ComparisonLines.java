package io.github.membudget.report.console;

import io.github.membudget.explain.BaselineText;
import io.github.membudget.model.Comparison;
import io.github.membudget.model.Comparison.Saving;
import io.github.membudget.model.Difference;
import io.github.membudget.model.Difference.Change;
import io.github.membudget.model.Difference.Figure;
import io.github.membudget.report.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What differs from the baseline by more than noise, for the console; nothing where nothing does. */
public final class ComparisonLines {
    private static final int MOST = 10;
    private static final int MOST_NAMES = 5;
    private static final int LONGEST = 300;

    private ComparisonLines() {}

    public static List<String> of(Comparison comparison) {
        if (comparison.differences().isEmpty() && comparison.savings().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("membudget: changes beyond noise since the baseline of "
                + BaselineText.runs(comparison.runs(), comparison.ofInvestigations())
                + (comparison.sameMachine()
                        ? ":"
                        : " (measured on another machine, " + PlainText.of(comparison.machine())
                                + ", so differences do not fail the build):"));
        List<String> modules = comparison.differences().stream()
                .map(Difference::module)
                .distinct()
                .toList();
        for (String module : modules) {
            module(
                    module,
                    comparison.differences().stream()
                            .filter(one -> one.module().equals(module))
                            .toList(),
                    lines);
            comparison.savings().stream()
                    .filter(saving -> saving.module().equals(module))
                    .forEach(saving -> lines.add("    " + PlainText.of(saving(saving))));
        }
        comparison.savings().stream()
                .filter(saving -> !modules.contains(saving.module()))
                .forEach(saving -> lines.add("  " + name(saving.module()) + ": " + PlainText.of(saving(saving))));
        return lines;
    }

    /** The findings' predicted saving beside what was measured. */
    public static String saving(Saving saving) {
        boolean one = saving.findings().size() == 1;
        boolean whole = saving.packages().isEmpty();
        String what = whole
                ? one
                        ? "the finding that is gone or smaller was"
                        : "the " + saving.findings().size() + " findings that are gone or smaller were"
                : String.join(" and ", saving.findings()) + (one ? " was" : " were");
        return what + " to save " + BaselineText.mebibytes(saving.predicted()) + "; measured"
                + (whole ? ", whatever else changed" : " in the classes of " + packages(saving)) + ": "
                + less(saving.heap()) + " live heap"
                + (saving.beside().isPresent()
                        ? ", " + less(saving.beside().getAsLong()) + " beside it (where some MiB are noise)"
                        : "")
                + (saving.came().isEmpty() ? "" : "; " + hidden(saving) + " came or grew there meanwhile");
    }

    /** What hides a part of a saving. */
    public static String hidden(Saving saving) {
        return String.join(" and ", saving.came());
    }

    public static String packages(Saving saving) {
        return String.join(" and ", saving.packages());
    }

    private static String less(long bytes) {
        return BaselineText.mebibytes(Math.abs(bytes)) + (bytes < 0 ? " more" : " less");
    }

    private static void module(String module, List<Difference> differences, List<String> lines) {
        String own = differences.stream()
                .filter(one -> one.name().isEmpty())
                .map(BaselineText::of)
                .collect(Collectors.joining("; "));
        lines.add("  " + name(module) + (own.isEmpty() ? ":" : ": " + own));
        List<Difference> named = differences.stream()
                .filter(one -> !one.name().isEmpty() && one.figure() != Figure.CLASS)
                .sorted(Comparator.comparingLong((Difference one) -> -Math.abs(one.by())))
                .toList();
        named.stream()
                .limit(MOST)
                .forEach(one ->
                        lines.add("    " + PlainText.shortened(one.name(), LONGEST) + ": " + BaselineText.of(one)));
        if (named.size() > MOST) {
            lines.add("    and " + (named.size() - MOST) + " more, in report.json");
        }
        names("new", Change.NEW, differences, lines);
        names("not in this run", Change.GONE, differences, lines);
    }

    private static void names(String words, Change change, List<Difference> differences, List<String> lines) {
        List<String> names = differences.stream()
                .filter(one -> one.figure() == Figure.CLASS && one.change() == change)
                .map(one -> PlainText.shortened(one.name(), LONGEST))
                .toList();
        if (!names.isEmpty()) {
            lines.add("    " + words + ": "
                    + String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                    + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : ""));
        }
    }

    private static String name(String module) {
        return PlainText.shortened(module.substring(module.indexOf(':') + 1), LONGEST);
    }
}
