package io.github.membudget.report.console;

import io.github.membudget.explain.GrowthText;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.GrowthPattern.Contribution;
import io.github.membudget.model.GrowthPattern.Course;
import io.github.membudget.model.GrowthPattern.Jump;
import io.github.membudget.model.GrowthPattern.Part;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.report.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The ten classes that kept most, on the console. */
public final class GrowthLines {
    /** RSS also climbs while the heap fills up, metaspace while the code under test is loaded: neither is a leak by itself. */
    private static final Set<ForkFigure> TELLING = Set.of(
            ForkFigure.HEAP_AFTER_COLLECTION, ForkFigure.DIRECT_BUFFERS, ForkFigure.THREADS, ForkFigure.OPEN_FILES);

    private static final int TOP = 10;
    private static final int LONGEST_NAME = 70;

    private GrowthLines() {}

    /** Of the forks in which something keeps climbing that should not; empty where all is well. */
    public static List<String> climbing(ModuleResult module) {
        List<String> lines = new ArrayList<>();
        for (GrowthPattern pattern : module.growth()) {
            boolean telling = pattern.trends().stream()
                    .anyMatch(trend -> trend.course() == Course.CLIMBS && TELLING.contains(trend.figure()));
            if (telling) {
                lines.addAll(of(module.name(), pattern));
            }
        }
        return lines;
    }

    private static List<String> of(String module, GrowthPattern pattern) {
        List<String> lines = new ArrayList<>();
        lines.add("membudget: module '" + PlainText.shortened(module, LONGEST_NAME) + "' grew from "
                + pattern.baseline().inMebibytes() + " to " + pattern.end().inMebibytes() + " (JVM " + pattern.pid()
                + "):");
        pattern.trends().stream()
                .filter(trend -> trend.course() == Course.CLIMBS)
                .forEach(trend -> lines.add("  " + GrowthText.trend(trend)));
        String step =
                pattern.trends().isEmpty() ? "step" : pattern.trends().get(0).step();
        pattern.jumps().stream()
                .filter(GrowthLines::lived)
                .forEach(jump -> lines.add("  " + PlainText.of(GrowthText.jump(jump, step))));
        pattern.contributions().stream()
                .filter(row -> row.part() == Part.CLASS && row.stayed() > 0)
                .limit(TOP)
                .map(GrowthLines::row)
                .forEach(lines::add);
        return lines;
    }

    /** Of garbage, which an investigation tells from the rest, the file tells. */
    private static boolean lived(Jump jump) {
        return jump.lived().map(lived -> lived.all() * 2 > jump.risen().value()).orElse(true);
    }

    private static String row(Contribution row) {
        return "  " + String.format(Locale.ROOT, "%12s", GrowthText.signed(row.stayed()))
                + row.lived()
                        .map(lived -> " kept" + GrowthText.ofOthersToo(row, lived))
                        .orElse(" RSS")
                + ", +" + row.peakGrowth().inMebibytes() + " at its peak: "
                + PlainText.shortened(row.name(), LONGEST_NAME)
                + (row.shared() ? " (shared)" : "");
    }
}
