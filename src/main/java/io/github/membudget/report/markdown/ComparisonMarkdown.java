package io.github.membudget.report.markdown;

import static io.github.membudget.report.TextFile.markdown;

import io.github.membudget.explain.BaselineText;
import io.github.membudget.model.Comparison;
import io.github.membudget.model.Comparison.Saving;
import io.github.membudget.model.Difference;
import io.github.membudget.model.Difference.Change;
import io.github.membudget.model.Difference.Figure;
import io.github.membudget.report.TextFile;
import io.github.membudget.report.console.ComparisonLines;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an investigation found beside those of the baseline. */
final class ComparisonMarkdown {
    private ComparisonMarkdown() {}

    static void section(List<String> lines, Comparison comparison) {
        if (comparison.runs() == 0) {
            return;
        }
        lines.add("");
        lines.add("## Compared with the baseline");
        lines.add("");
        lines.add("Of " + (comparison.runs() == 1 ? "1 investigation" : comparison.runs() + " investigations") + " on "
                + markdown(comparison.machine())
                + (comparison.sameMachine() ? "" : ", another machine than this")
                + "; what differs by more than noise.");
        List<Difference> gone = comparison.differences().stream()
                .filter(one -> one.figure() == Figure.FINDING && one.change() == Change.GONE)
                .toList();
        List<Difference> others = comparison.differences().stream()
                .filter(one -> !gone.contains(one) && one.figure() != Figure.MODULE)
                .toList();
        if (!others.isEmpty()) {
            lines.add("");
        }
        others.forEach(one -> lines.add("- " + markdown(module(one.module()))
                + (one.name().isEmpty() ? "" : ", " + markdown(one.name())) + ": " + markdown(BaselineText.of(one))));
        if (!gone.isEmpty() || !comparison.savings().isEmpty()) {
            lines.add("");
            gone(lines, comparison, gone);
        }
        comparison.savings().stream()
                .filter(saving -> saving.packages().isEmpty())
                .forEach(saving -> {
                    lines.add("");
                    lines.add("- " + markdown(module(saving.module())) + ": " + markdown(ComparisonLines.saving(saving))
                            + ".");
                });
    }

    /** Each with what was measured where it came, and no other that is gone. */
    private static void gone(List<String> lines, Comparison comparison, List<Difference> gone) {
        lines.add(
                "| finding that is gone or smaller | predicted saving | measured, live heap | measured, beside the heap | in the classes of | module |");
        lines.add("| --- | ---: | ---: | ---: | --- | --- |");
        Set<String> told = new HashSet<>();
        for (Saving saving : comparison.savings()) {
            if (!saving.packages().isEmpty()) {
                saving.findings().forEach(name -> told.add(saving.module() + name));
                lines.add("| "
                        + saving.findings().stream().map(TextFile::markdown).collect(Collectors.joining("; "))
                        + " | " + BaselineText.mebibytes(saving.predicted())
                        + " | " + BaselineText.mebibytes(saving.heap())
                        + " | "
                        + (saving.beside().isPresent()
                                ? BaselineText.mebibytes(saving.beside().getAsLong())
                                : "")
                        + " | " + markdown(ComparisonLines.packages(saving))
                        + (saving.came().isEmpty()
                                ? ""
                                : ", where " + markdown(ComparisonLines.hidden(saving)) + " came or grew")
                        + " | " + markdown(module(saving.module())) + " |");
            }
        }
        gone.stream()
                .filter(one -> !told.contains(one.module() + one.name()))
                .forEach(one -> lines.add("| " + markdown(one.name()) + " | "
                        + one.before()
                                .map(spread -> BaselineText.mebibytes(spread.median()))
                                .orElse("not known")
                        + " | not by itself | not by itself | | " + markdown(module(one.module())) + " |"));
    }

    private static String module(String key) {
        String[] words = key.split(" ", 3);
        return words[words.length - 1];
    }
}
