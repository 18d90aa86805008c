package io.github.membudget.report.console;

import io.github.membudget.model.ArchiveUse;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.HeapBasis;
import io.github.membudget.model.JvmParts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Outcome;
import io.github.membudget.report.Percent;
import io.github.membudget.report.PlainText;
import io.github.membudget.schedule.Hindrance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines that a module prints when it starts and ends. */
public final class ConsoleLines {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORDS = 400;
    private static final int MOST_LEFT = 5;
    private static final String PREFIX = "membudget: module '";

    private ConsoleLines() {}

    public static String moduleStarts(
            String name,
            Optional<Integer> classes,
            Optional<Bytes> ceiling,
            Optional<Bytes> heap,
            Optional<HeapBasis> basis,
            Optional<JvmParts> jvm,
            String enforcement) {
        return PREFIX + PlainText.shortened(name, LONGEST_NAME) + "' starts"
                + classes.map(count -> ": " + count + (count == 1 ? " class" : " classes"))
                        .orElse("")
                + ceiling.map(limit -> ", ceiling " + limit).orElse(", no ceiling")
                + heap.map(size ->
                                ", -Xmx" + size.value() / Bytes.ofMebibytes(1).value() + "m")
                        .orElse("")
                + basis.map(ConsoleLines::measured).orElse("")
                + jvm.map(parts -> ", jvm " + JvmText.of(parts)).orElse("")
                + (ceiling.isPresent() ? ", " + enforcement : "");
    }

    /** A module for which there is no room yet. */
    public static String moduleWaits(String name, Hindrance hindrance) {
        String running = running(hindrance.running());
        return PREFIX + PlainText.shortened(name, LONGEST_NAME) + "' waits"
                + switch (hindrance.reason()) {
                    case SUITE -> " for " + hindrance.wanted() + " of " + hindrance.room() + ": " + running;
                    case ALONE ->
                        " to run alone, since it may take all of the suite's " + hindrance.room() + ": " + running;
                    case MACHINE ->
                        " for " + hindrance.wanted() + " of this machine's " + hindrance.room() + ": " + running
                                + ", and other builds hold " + hindrance.others();
                    case PRESSURE -> ", since this machine is short of memory: " + running;
                };
    }

    /** {@code 'y' and 'z' run}. */
    private static String running(List<String> modules) {
        List<String> named = modules.stream()
                .limit(MOST_LEFT)
                .map(module -> "'" + PlainText.shortened(module, LONGEST_NAME) + "'")
                .toList();
        int more = modules.size() - named.size();
        int last = named.size() - 1;
        String names = more > 0
                ? String.join(", ", named) + " and " + more + " more"
                : last < 1
                        ? String.join("", named)
                        : String.join(", ", named.subList(0, last)) + " and " + named.get(last);
        return names + (modules.size() == 1 ? " runs" : " run");
    }

    /** Nothing where it is as it should be. */
    public static Optional<String> archive(String name, ArchiveUse use, double seconds) {
        String words = PlainText.shortened(use.words(), LONGEST_WORDS);
        return switch (use.state()) {
            case IN_FORCE -> Optional.empty();
            case MADE ->
                Optional.of(PREFIX + PlainText.shortened(name, LONGEST_NAME) + "' now has a class archive: " + words
                        + String.format(Locale.ROOT, " (%.1f s, once)", seconds));
            case LEFT_OUT ->
                Optional.of(
                        PREFIX + PlainText.shortened(name, LONGEST_NAME) + "' ran without a class archive: " + words);
        };
    }

    /** An estimate, and what the user set, need no word. */
    private static String measured(HeapBasis basis) {
        return switch (basis) {
            case BASELINE -> " (from the baseline)";
            case LAST_RUN -> " (from its last run)";
            case SETTING, ARGUMENTS, ESTIMATE -> "";
        };
    }

    /** What changes no result, with what to do about it. */
    public static String warning(String module, Finding finding) {
        return PREFIX + PlainText.shortened(module, LONGEST_NAME) + "': "
                + PlainText.shortened(finding.headline(), LONGEST_WORDS) + ". "
                + PlainText.shortened(finding.fix(), LONGEST_WORDS);
    }

    /** What a breach's own run knows of its causes. */
    public static List<String> findings(String module, List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        lines.add(PREFIX + PlainText.shortened(module, LONGEST_NAME) + "' has findings. For details: mvn"
                + " membudget:investigate");
        for (Finding finding : findings.subList(0, Math.min(MOST_LEFT, findings.size()))) {
            lines.add("  " + PlainText.shortened(finding.headline(), LONGEST_WORDS));
            lines.add("    " + PlainText.shortened(finding.fix(), LONGEST_WORDS));
        }
        return lines;
    }

    /** Empty where nothing was left. */
    public static Optional<String> leftProcesses(ModuleResult result) {
        if (result.left().isEmpty()) {
            return Optional.empty();
        }
        String named = result.left().stream()
                .limit(MOST_LEFT)
                .map(process -> PlainText.shortened(process.command(), LONGEST_NAME) + " (pid " + process.pid()
                        + process.rss().map(rss -> ", " + rss.inMebibytes()).orElse("") + ")")
                .collect(Collectors.joining(", "));
        int count = result.left().size();
        return Optional.of(PREFIX + PlainText.shortened(result.name(), LONGEST_NAME) + "' left " + count
                + (count == 1 ? " process" : " processes") + " running after its test JVMs ended"
                + (result.holding().enforcement().equals("off") ? ": " : " (ended now): ") + named
                + (count > MOST_LEFT ? " and " + (count - MOST_LEFT) + " more" : "")
                + ". A test that starts a process should also stop it.");
    }

    public static String moduleEnds(ModuleResult result) {
        if (result.outcome() == Outcome.NOT_RUN && result.tests().run() == 0) {
            return PREFIX + PlainText.shortened(result.name(), LONGEST_NAME) + "' ran no tests";
        }
        String seconds = String.format(Locale.ROOT, "%.1f s", result.facts().durationMillis() / 1000.0);
        String outcome = result.outcome() == Outcome.COMPLETED
                ? ""
                : " (" + result.outcome().label().replace('-', ' ') + ")";
        String peak = result.facts()
                .peak()
                .flatMap(measured -> measured.of(result.metric()))
                .map(reached -> " peaked at " + reached
                        + result.ceiling()
                                .map(limit -> " of " + limit + " (" + Percent.of(reached, limit) + ")")
                                .orElse(""))
                .orElse(" was not measured");
        return PREFIX + PlainText.shortened(result.name(), LONGEST_NAME) + "'" + peak + " in " + seconds + outcome;
    }
}
