package io.github.membudget.report;

import static io.github.membudget.report.TextFile.markdown;

import io.github.membudget.explain.BaselineText;
import io.github.membudget.model.Comparison;
import io.github.membudget.model.Difference;
import io.github.membudget.model.Difference.Change;
import io.github.membudget.model.Difference.Figure;
import java.util.List;

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
        comparison.differences().stream()
                .filter(one -> !gone.contains(one) && one.figure() != Figure.MODULE)
                .forEach(one -> lines.add((lines.get(lines.size() - 1).startsWith("- ") ? "" : "\n")
                        + "- " + markdown(module(one.module()))
                        + (one.name().isEmpty() ? "" : ", " + markdown(one.name())) + ": "
                        + markdown(BaselineText.of(one))));
        if (!gone.isEmpty()) {
            lines.add("");
            lines.add("| finding that is gone | predicted saving | module |");
            lines.add("| --- | ---: | --- |");
            gone.forEach(one -> lines.add("| " + markdown(one.name()) + " | "
                    + one.before()
                            .map(spread -> BaselineText.mebibytes(spread.median()))
                            .orElse("") + " | " + markdown(module(one.module())) + " |"));
        }
        comparison.savings().forEach(saving -> {
            lines.add("");
            lines.add("- " + markdown(module(saving.module())) + ": " + markdown(ComparisonLines.saving(saving))
                    + ". What is measured is all that changed, other changes of the code included.");
        });
    }

    private static String module(String key) {
        return key.substring(key.lastIndexOf(' ') + 1);
    }
}
