package io.github.membudget.report.console;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.explain.IsolationText;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.report.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The end of an investigation on the console: what matters most, then where the rest is. */
public final class InvestigationLines {
    private static final int MOST = 3;
    private static final int LONGEST = 200;

    private InvestigationLines() {}

    /** @param file that has the whole report */
    public static List<String> of(List<Investigated> modules, Path file) {
        List<String> lines = new ArrayList<>();
        for (Investigated module : modules) {
            lines.add("");
            lines.add("membudget: module '" + PlainText.of(module.module()) + "': " + found(module));
            module.findings().stream()
                    .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding.LARGEST_FIRST))
                    .limit(MOST)
                    .forEach(finding -> finding(lines, finding));
            if (module.findings().size() > MOST) {
                lines.add("  and " + (module.findings().size() - MOST) + " more in the report");
            }
            module.isolated()
                    .map(IsolationText::of)
                    .ifPresent(told -> told.forEach(words -> lines.add("  " + PlainText.shortened(words, LONGEST))));
        }
        lines.add("");
        lines.add("membudget: the investigation is in " + file.resolveSibling("report.html") + ", as text in " + file);
        return lines;
    }

    private static String found(Investigated module) {
        int count = module.findings().size();
        return count == 0
                ? module.live().isEmpty() ? "could not be looked into" : "no finding"
                : count == 1 ? "1 finding" : count + " findings";
    }

    private static void finding(List<String> lines, Finding finding) {
        lines.add("  " + finding.severity() + "  " + PlainText.shortened(finding.headline(), LONGEST));
        finding.place()
                .flatMap(SourcePlace::excerpt)
                .map(InvestigationLines::source)
                .or(() -> ExhibitText.plain(finding.evidence()).stream().findFirst())
                .ifPresent(words -> lines.add("      " + PlainText.shortened(words, LONGEST)));
        lines.add("      fix: " + PlainText.shortened(finding.fix(), LONGEST));
    }

    private static String source(SourcePlace.Excerpt excerpt) {
        return excerpt.file() + ":" + excerpt.line() + "   "
                + excerpt.lines().get(excerpt.line() - excerpt.from()).strip();
    }
}
