package io.github.membudget.report.console;

import io.github.membudget.explain.IsolationText;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.report.PlainText;
import io.github.membudget.report.ShortNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The end of an investigation on the console: what matters most, then where the rest is. */
public final class InvestigationLines {
    private static final int MOST = 3;
    private static final int LONGEST = 200;
    private static final int LONGEST_CODE = 120;

    private InvestigationLines() {}

    /** @param file that has the whole report */
    public static List<String> of(List<Investigated> modules, Path file) {
        List<String> lines = new ArrayList<>();
        for (Investigated module : modules) {
            lines.add("");
            lines.add("membudget: module '" + PlainText.of(module.module()) + "': " + found(module));
            List<Finding> shown = shown(module);
            shown.forEach(finding -> finding(lines, finding));
            if (module.findings().size() > shown.size()) {
                lines.add("  and " + (module.findings().size() - shown.size()) + " more in the report");
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
        if (count == 0) {
            return module.live().isEmpty() ? "could not be looked into" : "no finding";
        }
        long minor = count
                - module.findings().stream().filter(InvestigationLines::matters).count();
        return (count == 1 ? "1 finding" : count + " findings")
                + (minor == 0 || minor == count ? "" : ", " + minor + " of low severity");
    }

    /** What matters little is in the report, unless there is nothing else. */
    private static List<Finding> shown(Investigated module) {
        List<Finding> all =
                module.findings().stream().sorted(Finding.GRAVEST_FIRST).toList();
        List<Finding> grave = all.stream().filter(InvestigationLines::matters).toList();
        return (grave.isEmpty() ? all : grave).stream().limit(MOST).toList();
    }

    private static boolean matters(Finding finding) {
        return finding.severity() != Severity.LOW;
    }

    /** What, where and the way out, in a line each. */
    private static void finding(List<String> lines, Finding finding) {
        lines.add("  " + finding.severity() + "  " + PlainText.shortened(finding.headline(), LONGEST));
        finding.place()
                .flatMap(SourcePlace::excerpt)
                .map(InvestigationLines::source)
                .or(() -> seenIn(finding.where()))
                .ifPresent(words -> lines.add("      " + PlainText.of(words)));
        lines.add("      fix: " + PlainText.shortened(sentences(finding.fix()), LONGEST));
    }

    /** The first one is the module, which stands above. */
    private static Optional<String> seenIn(List<String> where) {
        String places = where.stream().skip(1).limit(MOST).map(ShortNames::of).collect(Collectors.joining(", "));
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "seen in " + PlainText.shortened(places, LONGEST) + (where.size() > MOST + 1 ? ", …" : ""));
    }

    private static String source(SourcePlace.Excerpt excerpt) {
        String line = excerpt.lines().get(excerpt.line() - excerpt.from()).strip();
        return excerpt.file() + ":" + excerpt.line() + "   "
                + (line.length() <= LONGEST_CODE ? line : line.substring(0, LONGEST_CODE) + "…");
    }

    /** As many as fit into a line. */
    private static String sentences(String words) {
        int end = words.length();
        while (end > LONGEST && words.lastIndexOf(". ", end - 2) > 0) {
            end = words.lastIndexOf(". ", end - 2) + 1;
        }
        return words.substring(0, end);
    }
}
