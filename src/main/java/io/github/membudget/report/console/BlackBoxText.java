package io.github.membudget.report.console;

import io.github.membudget.enforce.BlackBoxPage;
import io.github.membudget.enforce.BlackBoxPage.Line;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.InFork;
import io.github.membudget.model.TestId;
import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.report.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The head of a black box file: what a person would want to have seen at that moment. */
public final class BlackBoxText {
    private BlackBoxText() {}

    public static List<String> lines(BlackBoxPage page) {
        List<Line> processes = page.processes();
        Bytes sum = processes.stream().map(Line::rss).reduce(Bytes.ZERO, Bytes::plus);
        List<String> lines = new ArrayList<>();
        lines.add("membudget black box: module '" + PlainText.of(page.module()) + "' " + page.occasion() + ", "
                + page.atMillis() + " ms after the first project's tests began");
        lines.add("RSS " + sum.inMebibytes() + " in " + processes.size()
                + (processes.size() == 1 ? " process" : " processes") + " (sampled)");
        lines.add("Running: " + names(page.running()));
        if (!page.cutShort().isEmpty()) {
            lines.add("Cut short when their test JVM ended: " + names(page.cutShort()));
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
