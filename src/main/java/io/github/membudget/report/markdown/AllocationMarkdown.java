package io.github.membudget.report.markdown;

import static io.github.membudget.report.TextFile.markdown;

import io.github.membudget.explain.TypeNames;
import io.github.membudget.model.Allocations;
import io.github.membudget.model.Allocations.ByTest;
import io.github.membudget.model.Allocations.Site;
import io.github.membudget.model.Investigated;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who allocates, in {@code investigation.md}. */
final class AllocationMarkdown {
    /** A part known by fewer samples is hardly known. */
    private static final long FEW = 30;

    private static final int MOST_OLD = 15;

    private AllocationMarkdown() {}

    static void section(List<String> lines, Investigated module) {
        for (Allocations fork : module.allocations()) {
            if (fork.samples() > 0) {
                fork(lines, module.module(), fork);
            }
        }
    }

    private static void fork(List<String> lines, String module, Allocations fork) {
        lines.add("");
        lines.add("## Who allocates in " + markdown(module) + ", JVM " + fork.pid());
        lines.add("");
        lines.add("Sampled by the JVM's flight recorder: " + count(fork.samples()) + " samples that stand for "
                + fork.total().inMebibytes()
                + ". What is allocated need not be kept. A part that few samples tell of is"
                + " uncertain: the doubt given is that of chance, at 95 %.");
        fork.flames().forEach(name -> {
            lines.add("");
            lines.add("[Flame graph of all allocations](flames/" + name + ")");
        });
        lines.add("");
        lines.add("| test | allocated | part | samples | where most |");
        lines.add("| --- | ---: | ---: | ---: | --- |");
        fork.tests().forEach(test -> test(lines, fork, test));
        if (!fork.old().isEmpty()) {
            lines.add("");
            lines.add(
                    "Allocated there and still alive at the end of the JVM, by samples of old objects (which objects are"
                            + " sampled is chance; no sample is no proof):");
            lines.add("");
            lines.add("| where | what | samples |");
            lines.add("| --- | --- | ---: |");
            fork.old().stream()
                    .limit(MOST_OLD)
                    .forEach(site -> lines.add("| " + markdown(site.place()) + " | "
                            + markdown(TypeNames.readable(site.type())) + " | " + count(site.samples()) + " |"));
        }
    }

    private static void test(List<String> lines, Allocations fork, ByTest test) {
        double part = (double) test.bytes().value() / Math.max(1, fork.total().value());
        // Of samples that weigh about the same.
        double doubt = 1.96 * Math.sqrt(part * (1 - part) / fork.samples());
        lines.add("| "
                + (test.name().isEmpty() ? "(outside of tests, or while several classes ran)" : markdown(test.name()))
                + " | "
                + test.bytes().inMebibytes() + " | "
                + String.format(Locale.ROOT, "%.0f %% ± %.0f", 100 * part, Math.ceil(100 * doubt)) + " | "
                + count(test.samples()) + (test.samples() < FEW ? " (few)" : "") + " | "
                + test.sites().stream().map(AllocationMarkdown::site).collect(Collectors.joining("; ")) + " |");
    }

    private static String site(Site site) {
        return markdown(site.place()) + " (" + markdown(TypeNames.readable(site.type())) + ", "
                + site.bytes().inMebibytes() + ")";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
