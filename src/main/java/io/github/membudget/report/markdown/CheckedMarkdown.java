package io.github.membudget.report.markdown;

import static io.github.membudget.report.TextFile.markdown;

import io.github.membudget.explain.KeptDumpText;
import io.github.membudget.model.Investigated;
import io.github.membudget.report.TextFile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was looked for, found clean or left out, in {@code investigation.md}. */
final class CheckedMarkdown {
    private final List<String> lines;
    private final List<Investigated> modules;

    private CheckedMarkdown(List<String> lines, List<Investigated> modules) {
        this.lines = lines;
        this.modules = modules;
    }

    static void section(List<String> lines, List<Investigated> modules) {
        new CheckedMarkdown(lines, modules).section();
    }

    private void heading(String words) {
        lines.add("");
        lines.add("## " + words);
        lines.add("");
    }

    private void section() {
        if (modules.stream().allMatch(module -> module.live().isEmpty())) {
            heading("What was checked");
            lines.add("Nothing: no test JVM could be looked into. What is missing, and how to mend it, stands above.");
            return;
        }
        heading("What was checked and found clean");
        item(
                "The live heap at the end of test classes, after a full collection. Where that would take longer than the tests, several classes"
                        + " share one measurement.");
        item(
                "Static fields, threads and thread locals that alone keep 256 KiB or more when the JVM ends, and objects of 1 MiB or more that"
                        + " several of them keep. What JUnit and Surefire keep is left out. Of what the JDK keeps, only the suite's own is shown.");
        Set<String> clean = new TreeSet<>();
        Set<String> few = new TreeSet<>();
        modules.forEach(module -> clean.addAll(module.checked().unseen()));
        modules.forEach(module -> few.addAll(module.checked().few()));
        modules.forEach(module -> module.findings().forEach(finding -> few.remove(finding.id())));
        clean.removeAll(few);
        modules.forEach(module -> module.findings().forEach(finding -> clean.remove(finding.id())));
        checked("Known causes of which no sign was seen", clean);
        checked("Known causes of which signs were seen, but too few, too small, or as a part of another cause", few);
        if (modules.stream().allMatch(module -> module.allocations().isEmpty())) {
            item("Not recorded: who allocates.");
        }
        item(
                "Not known: whose the memory beside the heap is, except for direct buffers. Its growth is reported from 32 MiB on.");
        modules.forEach(module -> module.gaps().forEach(gap -> item("Missing: " + markdown(gap) + ".")));
        modules.forEach(module -> module.dumps().forEach(dump -> item("Kept: " + markdown(KeptDumpText.of(dump)))));
    }

    private void item(String words) {
        MarkdownLines.item(lines, words);
    }

    private void checked(String words, Set<String> rules) {
        if (!rules.isEmpty()) {
            item(words + ": "
                    + String.join(", ", rules.stream().map(TextFile::markdown).toList()) + ".");
        }
    }
}
