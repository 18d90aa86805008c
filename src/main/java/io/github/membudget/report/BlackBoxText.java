package io.github.membudget.report;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.InFork;
import io.github.membudget.model.TestId;
import io.github.membudget.probe.format.ForkFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The head of a black box file: what a person would want to have seen at that moment. */
public final class BlackBoxText {
    private BlackBoxText() {}

    /**
     * One process of the module.
     *
     * @param command its name as the system shows it
     * @param threads where known
     * @param noted what a test JVM noted of itself when its last test or class ended
     */
    public record Line(
            long pid, String command, boolean jvm, Bytes rss, OptionalLong threads, Optional<InFork> noted) {}

    /** @param occasion why it was written: {@code at 75 % of its 512 MiB ceiling} */
    public static List<String> lines(
            String module,
            String occasion,
            long atMillis,
            List<TestId> running,
            List<TestId> cutShort,
            List<Line> processes) {
        Bytes sum = processes.stream().map(Line::rss).reduce(Bytes.ZERO, Bytes::plus);
        List<String> lines = new ArrayList<>();
        lines.add("membudget black box: module '" + PlainText.of(module) + "' " + occasion + ", " + atMillis
                + " ms after the first project's tests began");
        lines.add("RSS " + sum.inMebibytes() + " in " + processes.size()
                + (processes.size() == 1 ? " process" : " processes") + " (sampled)");
        lines.add("Running: " + names(running));
        if (!cutShort.isEmpty()) {
            lines.add("Cut short when their test JVM ended: " + names(cutShort));
        }
        for (Line line : processes) {
            Optional<String> threads = line.threads().isPresent()
                    ? Optional.of(", " + line.threads().getAsLong() + " threads")
                    : Optional.empty();
            lines.add("  pid " + line.pid() + " " + PlainText.of(line.command()) + (line.jvm() ? " (test JVM)" : "")
                    + ": RSS " + line.rss().inMebibytes() + threads.orElse(""));
            line.noted()
                    .ifPresent(
                            figures -> lines.add("    when a test or class last began or ended: " + figures(figures)));
        }
        return lines;
    }

    private static String names(List<TestId> tests) {
        return tests.isEmpty()
                ? "no test"
                : tests.stream().map(test -> PlainText.of(test.shortName())).collect(Collectors.joining(", "));
    }

    private static String figures(InFork noted) {
        List<String> parts = new ArrayList<>();
        noted.bytes(ForkFigure.DIRECT_BUFFERS).ifPresent(bytes -> parts.add("direct buffers " + bytes.inMebibytes()));
        noted.bytes(ForkFigure.MAPPED_BUFFERS).ifPresent(bytes -> parts.add("mapped files " + bytes.inMebibytes()));
        noted.bytes(ForkFigure.METASPACE).ifPresent(bytes -> parts.add("metaspace " + bytes.inMebibytes()));
        noted.bytes(ForkFigure.HEAP_AFTER_COLLECTION)
                .ifPresent(bytes -> parts.add("heap after the last collection " + bytes.inMebibytes()));
        noted.count(ForkFigure.LOADED_CLASSES).ifPresent(count -> parts.add(count + " classes"));
        noted.count(ForkFigure.OPEN_FILES).ifPresent(count -> parts.add(count + " open files"));
        return String.join(", ", parts);
    }
}
