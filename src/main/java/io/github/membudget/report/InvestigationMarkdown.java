package io.github.membudget.report;

import static io.github.membudget.report.TextFile.markdown;

import io.github.membudget.explain.GrowthText;
import io.github.membudget.explain.TypeNames;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Look;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.TypeGrowth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code investigation.md}: what a person would write after days of looking. */
public final class InvestigationMarkdown {
    private static final int MOST_ROWS = 15;

    private final List<String> lines = new ArrayList<>();

    private InvestigationMarkdown() {}

    public static List<String> lines(String project, List<ModuleResult> results, List<Investigated> modules) {
        InvestigationMarkdown report = new InvestigationMarkdown();
        report.title(project);
        report.summary(results, modules);
        modules.forEach(report::findings);
        report.growth(results, modules);
        report.conclusion(modules);
        report.checked(modules);
        return report.lines;
    }

    /** @throws IOException if it cannot be written, or if a link stands there */
    public static void write(String project, List<ModuleResult> results, List<Investigated> modules, Path file)
            throws IOException {
        TextFile.replace(lines(project, results, modules), file);
    }

    private void title(String project) {
        lines.add("# Memory leak investigation: " + markdown(project));
    }

    private void heading(String words) {
        lines.add("");
        lines.add("## " + words);
        lines.add("");
    }

    private void summary(List<ModuleResult> results, List<Investigated> modules) {
        heading("Executive summary");
        for (Investigated module : modules) {
            String peak = results.stream()
                    .filter(result -> result.name().equals(module.module()))
                    .flatMap(result -> result.facts().peak().stream())
                    .map(found -> "peak " + found.rss().inMebibytes() + " RSS; ")
                    .findFirst()
                    .orElse("");
            lines.add("- **" + markdown(module.module()) + "**: " + peak
                    + (module.findings().isEmpty()
                            ? "nothing was found that keeps 1 MiB or more"
                            : module.findings().size() + " finding(s), first: "
                                    + markdown(module.findings().get(0).headline()))
                    + ".");
            module.live().forEach(this::live);
        }
    }

    private void live(LiveSet set) {
        if (set.looks().isEmpty()) {
            return;
        }
        Bytes first = set.looks().get(0).live();
        Look last = set.looks().get(set.looks().size() - 1);
        lines.add("  - JVM " + set.pid() + ": " + first.inMebibytes() + " lived on the heap before the first class, "
                + last.live().inMebibytes() + " after the last ("
                + GrowthText.signed(last.live().value() - first.value()) + "), each straight after a full collection; "
                + (set.looks().size() - 1) + " looks.");
    }

    private void findings(Investigated module) {
        int number = 0;
        for (Finding finding : module.findings()) {
            if (number++ == 0) {
                heading("Findings in " + markdown(module.module()));
            } else {
                lines.add("");
            }
            lines.add("### " + number + ". " + markdown(finding.headline()));
            lines.add("");
            lines.add("- Severity: " + finding.severity().name().toLowerCase(Locale.ROOT));
            finding.impact()
                    .ifPresent(bytes -> lines.add("- Impact: " + bytes.inMebibytes()
                            + " of heap, retained size in the heap dump at the JVM's end"));
            lines.add("- Where: "
                    + String.join(
                            ", ",
                            finding.where().stream().map(TextFile::markdown).toList()));
            finding.evidence().forEach(words -> lines.add("- Evidence: " + markdown(words)));
            lines.add("- Fix: " + markdown(finding.fix()));
            lines.add("- Verify: `" + command(module.module()) + "`: this finding is gone or smaller.");
        }
    }

    /** A name with a quote in it would end the command. */
    private static String command(String module) {
        String name = module.matches("[\\w.-]+") ? module : "…";
        return "mvn membudget:investigate -Dmembudget.modules=" + name;
    }

    private void growth(List<ModuleResult> results, List<Investigated> modules) {
        for (Investigated module : modules) {
            if (!module.growth().isEmpty()) {
                heading("What grew on the heap of " + markdown(module.module()));
                lines.add(
                        "| type | more instances | more bytes, itself | rose at class ends | fell | most at the end of |");
                lines.add("| --- | ---: | ---: | ---: | ---: | --- |");
                module.growth().stream().limit(MOST_ROWS).forEach(this::type);
            }
        }
        results.forEach(result -> GrowthMarkdown.left(lines, result));
    }

    private void type(TypeGrowth type) {
        String most = type.rises().isEmpty()
                ? ""
                : markdown(type.rises().get(0).className()) + " ("
                        + GrowthText.signed(type.rises().get(0).bytes()) + ")";
        lines.add("| " + markdown(TypeNames.readable(type.type())) + " | "
                + String.format(Locale.ROOT, "%+,d", type.instances()) + " | " + GrowthText.signed(type.bytes())
                + " | " + type.rises().size() + " | " + type.falls() + " | " + most + " |");
    }

    private void conclusion(List<Investigated> modules) {
        if (modules.stream().allMatch(module -> module.findings().isEmpty())) {
            return;
        }
        heading("Conclusion");
        lines.add("| factor | module | impact | severity |");
        lines.add("| --- | --- | ---: | --- |");
        for (Investigated module : modules) {
            for (Finding finding : module.findings()) {
                lines.add("| " + markdown(finding.headline()) + " | " + markdown(module.module()) + " | "
                        + finding.impact().map(Bytes::inMebibytes).orElse("") + " | "
                        + finding.severity().name().toLowerCase(Locale.ROOT) + " |");
            }
        }
        lines.add("");
        lines.add("Impacts of two findings may overlap only where one holder keeps the other.");
    }

    private void checked(List<Investigated> modules) {
        heading("What was checked");
        lines.add(
                "- Live heap at the end of every test class, after a full collection; where looking took longer than the"
                        + " tests, classes were taken together.");
        lines.add(
                "- Static fields, threads and thread locals that alone keep 256 KiB or more when the JVM ends. What the JDK, JUnit"
                        + " and Surefire keep is not told.");
        lines.add("- Not looked at here: native memory, class loaders, what several holders keep together.");
        modules.forEach(module -> module.gaps().forEach(gap -> lines.add("- Missing: " + markdown(gap) + ".")));
    }
}
