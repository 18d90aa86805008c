package io.github.membudget.report.console;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.Suggestion;
import io.github.membudget.report.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Suggested ceilings, heaps and JVMs, for the console. */
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
                    + suggestion
                            .jvm()
                            .map(jvm -> " <jvm>" + jvm.words() + "</jvm>")
                            .orElse(""));
            lines.add("    " + PlainText.shortened(suggestion.basis(), LONGEST_WORDS));
            module.cpu().ifPresent(use -> lines.add("    CPU " + CpuWords.of(use)));
            suggestion.warning().ifPresent(words -> lines.add("    Warning: " + words + "."));
        }
        return lines;
    }

    /** Of modules whose run was cut short, whose figures are no need. */
    public static List<String> unknown(List<MeasuredModule> modules) {
        return modules.stream()
                .filter(module -> module.peakRss().isPresent() && !module.completed())
                .map(module -> "membudget: no suggestion for " + name(module) + ": it did not finish ("
                        + PlainText.of(module.outcome()) + ").")
                .toList();
    }

    static String name(MeasuredModule module) {
        String name =
                module.artifact().equals(module.name()) ? module.name() : module.artifact() + " / " + module.name();
        String execution = module.execution().startsWith("default-") ? "" : " (" + module.execution() + ")";
        return PlainText.shortened(name + execution, LONGEST_NAME);
    }

    /** What a module is run with: {@code jvm lean and a heap of 48m}. */
    static String words(JvmSetting setting) {
        String heap = setting.heap().map(size -> "a heap of " + size(size)).orElse("");
        String jvm =
                setting.jvm().map(JvmChoice::words).map(words -> "jvm " + words).orElse("");
        return jvm + (jvm.isEmpty() || heap.isEmpty() ? "" : " and ") + heap;
    }

    /** As it stands in a pom, rounded up. */
    public static String size(Bytes bytes) {
        return (bytes.value() + MIB - 1) / MIB + "m";
    }

    static Optional<String> heap(JvmSetting setting, MeasuredModule module) {
        return setting.heap().or(module::heap).map(SuggestionLines::size);
    }
}
