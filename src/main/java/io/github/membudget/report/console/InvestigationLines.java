package io.github.membudget.report.console;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.explain.IsolationText;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Investigated;
import io.github.membudget.report.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The end of an investigation on the console. */
public final class InvestigationLines {
    private static final int MOST = 10;
    private static final int LONGEST = 300;

    /** A path from a root to what it keeps is read as a whole. */
    private static final int LONGEST_EVIDENCE = 400;

    private InvestigationLines() {}

    /** @param file that has the whole report */
    public static List<String> of(List<Investigated> modules, Path file) {
        List<String> lines = new ArrayList<>();
        for (Investigated module : modules) {
            lines.add("");
            lines.add("membudget: module '" + PlainText.of(module.module()) + "': "
                    + (module.findings().isEmpty()
                            ? module.live().isEmpty() ? "could not be looked into" : "no finding"
                            : module.findings().size() + " finding(s)"));
            for (Finding finding : module.findings()
                    .subList(0, Math.min(MOST, module.findings().size()))) {
                lines.add("  " + finding.severity() + "  " + PlainText.shortened(finding.headline(), LONGEST));
                ExhibitText.plain(finding.evidence()).stream()
                        .limit(2)
                        .forEach(words -> lines.add("      " + PlainText.shortened(words, LONGEST_EVIDENCE)));
            }
            module.isolated()
                    .map(IsolationText::of)
                    .ifPresent(told -> told.forEach(words -> lines.add("  " + PlainText.shortened(words, LONGEST))));
        }
        lines.add("");
        lines.add(
                "membudget: the investigation report is " + file + ", and for a browser investigation.html beside it");
        return lines;
    }
}
