package io.github.membudget.report;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Suggested ceilings, heaps and arguments, for the console. */
public final class SuggestionLines {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_WORDS = 400;
    private static final long MIB = 1 << 20;

    private SuggestionLines() {}

    public static List<String> of(List<Suggestion> suggestions) {
        List<String> lines = new ArrayList<>();
        for (Suggestion suggestion : suggestions) {
            MeasuredModule module = suggestion.module();
            lines.add("  " + name(module) + ": <ceiling>" + size(suggestion.ceiling()) + "</ceiling>"
                    + suggestion
                            .heap()
                            .map(heap -> " <heap>" + size(heap) + "</heap>")
                            .orElse("")
                    + (suggestion.arguments().isEmpty()
                            ? ""
                            : " <argLine>" + String.join(" ", suggestion.arguments()) + "</argLine>"));
            lines.add("    " + PlainText.shortened(suggestion.basis(), LONGEST_WORDS));
            module.cpu().ifPresent(use -> lines.add("    CPU " + CpuWords.of(use)));
            suggestion.warning().ifPresent(words -> lines.add("    Warning: " + words + "."));
        }
        return lines;
    }

    /**
     * What is run next: {@code run 3: shop with a heap of 48m}.
     *
     * @param settings by {@link MeasuredModule#key()}
     */
    public static String run(int number, Map<String, JvmSetting> settings) {
        String what = new TreeMap<>(settings)
                .entrySet().stream()
                        .map(one -> one.getKey().split(" ", 3)[2] + " with a heap of "
                                + size(one.getValue().heap())
                                + (one.getValue().arguments().isEmpty()
                                        ? ""
                                        : " and " + one.getValue().line()))
                        .collect(Collectors.joining(", "));
        return "membudget: run " + number + ": "
                + (what.isEmpty() ? "the suite as it is" : PlainText.shortened(what, LONGEST_WORDS));
    }

    /** Of modules whose run was cut short, whose figures are no need. */
    public static List<String> unknown(List<MeasuredModule> modules) {
        return modules.stream()
                .filter(module -> module.peakRss().isPresent() && !module.completed())
                .map(module ->
                        "membudget: nothing is suggested for " + name(module) + ", which did not come to its end ("
                                + PlainText.of(module.outcome()) + "): what it needs is not known.")
                .toList();
    }

    /**
     * One line of what a trial found.
     *
     * @param after absent where none held
     * @param failed why the last one that was tried did not
     */
    public static String trial(MeasuredModule before, Optional<MeasuredModule> after, int runs, String failed) {
        String was = "before " + figures(before);
        return "  " + name(before) + ": " + was
                + after.map(module -> ", after " + figures(module) + ": "
                                + String.format(Locale.ROOT, "%.2fx", ratio(before, module)))
                        .orElse(", no smaller heap held in " + runs + " runs: "
                                + PlainText.shortened(failed, LONGEST_WORDS));
    }

    /** Of the peaks. */
    private static double ratio(MeasuredModule before, MeasuredModule after) {
        return (double) after.peakRss().orElseThrow().value()
                / before.peakRss().orElseThrow().value();
    }

    private static String figures(MeasuredModule module) {
        return module.peakRss().map(Bytes::inMebibytes).orElse("-") + " in "
                + String.format(Locale.ROOT, "%.1f s", module.durationMillis() / 1000.0) + " ("
                + module.tests().run() + " tests)";
    }

    private static String name(MeasuredModule module) {
        String name =
                module.artifact().equals(module.name()) ? module.name() : module.artifact() + " / " + module.name();
        String execution = module.execution().startsWith("default-") ? "" : " (" + module.execution() + ")";
        return PlainText.shortened(name + execution, LONGEST_NAME);
    }

    /** As it stands in a pom, rounded up. */
    public static String size(Bytes bytes) {
        return (bytes.value() + MIB - 1) / MIB + "m";
    }
}
