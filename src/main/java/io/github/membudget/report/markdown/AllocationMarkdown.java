package io.github.membudget.report.markdown;

import static io.github.membudget.report.TextFile.markdown;

import io.github.membudget.model.Allocations;
import io.github.membudget.model.Allocations.ByTest;
import io.github.membudget.model.Allocations.Site;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.heap.TypeNames;
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
        lines.addAll(
                MarkdownLines.wrapped(
                        "The JVM's flight recorder took " + count(fork.samples())
                                + " samples, which stand for " + fork.total().inMebibytes()
                                + ". What was allocated need not be kept. The share has its 95 % interval: few samples are uncertain."));
        fork.flames().forEach(name -> {
            lines.add("");
            lines.add("[Flame graph of all allocations](flames/" + name + ")");
        });
        lines.add("");
        lines.add("| test | allocated | share | samples | most at |");
        lines.add("| --- | ---: | ---: | ---: | --- |");
        fork.tests().forEach(test -> test(lines, fork, test));
        if (!fork.old().isEmpty()) {
            lines.add("");
            lines.addAll(
                    MarkdownLines.wrapped(
                            "Sampled objects that were alive at the end of the JVM. Which objects are sampled is chance: no sample proves nothing."));
            lines.add("");
            lines.add("| made at | what | samples |");
            lines.add("| --- | --- | ---: |");
            fork.old().stream()
                    .limit(MOST_OLD)
                    .forEach(site -> lines.add(MarkdownLines.row(
                            List.of(site.place(), TypeNames.readable(site.type()), count(site.samples())))));
        }
    }

    private static void test(List<String> lines, Allocations fork, ByTest test) {
        double part = (double) test.bytes().value() / Math.max(1, fork.total().value());
        // Of samples that weigh about the same.
        double doubt = 1.96 * Math.sqrt(part * (1 - part) / fork.samples());
        lines.add(MarkdownLines.row(List.of(
                test.name().isEmpty() ? "(outside of tests, or while several classes ran)" : test.name(),
                test.bytes().inMebibytes(),
                String.format(Locale.ROOT, "%.0f %% ± %.0f", 100 * part, Math.ceil(100 * doubt)),
                count(test.samples()) + (test.samples() < FEW ? " (few)" : ""),
                test.sites().stream().limit(1).map(AllocationMarkdown::site).collect(Collectors.joining()))));
    }

    private static String site(Site site) {
        return site.place() + " (" + TypeNames.readable(site.type()) + ", "
                + site.bytes().inMebibytes() + ")";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
