package io.github.membudget.report.console;

import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmPart;
import io.github.membudget.model.JvmParts;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.report.PlainText;
import io.github.membudget.suggest.Choice;
import io.github.membudget.suggest.Found;
import io.github.membudget.suggest.Tried;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What trials of JVMs and heaps do, and what they found, for the console. */
public final class TrialLines {
    private static final int LONGEST_WORDS = 400;
    private static final int MOST_FAILED = 6;
    private static final String ROW = "    %-16s %-18s %9s %9s %9s %11s %6s";

    private TrialLines() {}

    /**
     * What is run next: {@code run 3: shop with jvm lean and a heap of 48m}.
     *
     * @param settings by {@link MeasuredModule#key()}
     */
    public static String begins(int number, Map<String, JvmSetting> settings) {
        String what = new TreeMap<>(settings)
                .entrySet().stream()
                        .map(one -> one.getKey().split(" ", 3)[2] + " with " + SuggestionLines.words(one.getValue()))
                        .collect(Collectors.joining(", "));
        return "membudget: run " + (number + 1) + ": "
                + (what.isEmpty() ? "the suite as it is" : PlainText.shortened(what, LONGEST_WORDS));
    }

    /** Before the first run. */
    public static String bound(int most, String logs) {
        return "membudget: the suite runs at most " + most
                + " times: as it is, and with other JVM settings and heap sizes. Ctrl-C stops and prints"
                + " the results so far. Logs: " + logs;
    }

    /** After the first run, which tells how long the others will take. */
    public static String expected(int more, Duration one) {
        Duration all = one.multipliedBy(more);
        return "membudget: that took " + duration(one) + ". At most " + more + " more runs will take about "
                + duration(all) + ".";
    }

    /** The table of one module, and what did not hold. */
    public static List<String> of(Found found) {
        Choice choice = found.choice();
        MeasuredModule module = choice.asItIs().last();
        List<String> lines = new ArrayList<>();
        lines.add("  " + SuggestionLines.name(module) + ", " + found.runs() + (found.runs() == 1 ? " run:" : " runs:"));
        lines.add(String.format(Locale.ROOT, ROW, "", "jvm", "heap", "wall", "CPU", "peak RSS", "tests")
                .stripTrailing());
        lines.add(row("as it is", choice.asItIs()));
        lines.add(row("shortest time", choice.shortest()));
        lines.add(row("least memory", choice.leastMemory()));
        lines.add(row("recommended", choice.recommended()));
        if (!choice.asItIs().completed()) {
            lines.add("    It does not finish as it is: " + PlainText.of(module.outcome()) + ".");
        }
        if (!found.changes()) {
            lines.add("    No change is worth it.");
        }
        if (choice.recommended()
                .setting()
                .jvm()
                .filter(jvm -> jvm.parts().contains(JvmPart.ARCHIVE))
                .isPresent()) {
            lines.add(
                    "    An archive helps where your cache directory outlives the build. Leave it out where CI starts with an empty one.");
        }
        if (module.tests().failures() + module.tests().errors() > 0) {
            lines.add("    " + (module.tests().failures() + module.tests().errors())
                    + " of its tests fail as it is. Mend these first: they may hide what a setting does.");
        }
        if (choice.clock() == Choice.Clock.CPU) {
            lines.add(
                    "    The machine was busy: two equal runs took different times. So CPU time was compared, not wall time.");
        }
        found.tried().stream()
                .filter(one -> one.failed().isPresent())
                .limit(MOST_FAILED)
                .forEach(one -> lines.add("    Not with " + SuggestionLines.words(one.setting()) + ": "
                        + PlainText.shortened(one.failed().orElseThrow(), LONGEST_WORDS) + "."));
        return lines;
    }

    private static String row(String what, Tried tried) {
        MeasuredModule module = tried.last();
        return String.format(
                        Locale.ROOT,
                        ROW,
                        what,
                        tried.setting()
                                .jvm()
                                .or(() -> module.jvm().map(JvmParts::asked))
                                .map(JvmChoice::words)
                                .orElse("default"),
                        SuggestionLines.heap(tried.setting(), module).orElse("-"),
                        seconds(tried.wallMillis()),
                        tried.cpuMillis().map(TrialLines::seconds).orElse("-"),
                        tried.peak().inMebibytes(),
                        module.tests().run())
                .stripTrailing();
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static String duration(Duration duration) {
        return duration.toSeconds() < 120
                ? Math.max(1, duration.toSeconds()) + " s"
                : (duration.toSeconds() + 30) / 60 + " min";
    }
}
