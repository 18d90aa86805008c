package io.github.membudget.report.console;

import io.github.membudget.configure.ModuleElements;
import io.github.membudget.configure.Settings.ModuleSettings;
import io.github.membudget.judge.LiveHeaps;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Peak;
import io.github.membudget.model.Report;
import io.github.membudget.model.Verdict;
import io.github.membudget.plan.HeapSizing;
import io.github.membudget.report.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A first set of ceilings, made from what was measured: with the heap that follows from each, the tests have to run again. */
public final class SuggestedModules {
    private static final long MIB = 1024 * 1024;
    private static final long HEADROOM_PERCENT = 20;

    /** What lived needs so many times its size: in a small heap the collector needs room, and a large array up to two regions. */
    private static final long ROOM = 2;

    private static final Bytes LEAST_ROOM = Bytes.ofMebibytes(24);

    /** No test JVM has less beside its heap, so that its heap was no larger than the rest of the peak. */
    private static final Bytes BESIDE_AT_LEAST = Bytes.ofMebibytes(40);

    private SuggestedModules() {}

    /** What one entry is for: a module of a project, or all parts of one that was divided. */
    private record Entry(String artifact, String name, boolean divided) {
        private static Entry of(ModuleResult module) {
            return new Entry(
                    module.project().substring(module.project().indexOf(':') + 1),
                    module.partOf().orElse(module.name()),
                    module.partOf().isPresent());
        }

        private boolean isOf(ModuleSettings written) {
            return written.name().equals(name)
                    && written.get(ModuleElements.PROJECT)
                            .map(wanted -> wanted.substring(wanted.indexOf(':') + 1))
                            .filter(wanted -> !wanted.equals(artifact))
                            .isEmpty();
        }
    }

    /**
     * Nothing where no peak was measured. Of a run that did not pass nobody knows what it would have needed.
     *
     * @param named the modules that the user has named, without a ceiling
     */
    public static List<String> lines(Report report, List<ModuleSettings> named) {
        if (report.modules().stream().anyMatch(SuggestedModules::hasNotPassed)) {
            return List.of(
                    "membudget: no ceiling is configured. The next run that passes ends with ceilings to paste.");
        }
        // One entry for all parts of a module, and for one that ran in several executions: its ceiling holds in each.
        Map<Entry, Bytes> needs = new LinkedHashMap<>();
        for (ModuleResult module : report.modules()) {
            module.facts()
                    .peak()
                    .map(Peak::rss)
                    .map(peak -> needed(module, peak))
                    .ifPresent(needed ->
                            needs.merge(Entry.of(module), needed, (one, other) -> one.exceeds(other) ? one : other));
        }
        if (needs.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "membudget: no ceiling is configured. These ceilings fit what this run measured, with some room. Paste them"
                        + " into the plugin's <configuration>:");
        lines.add("  <modules>");
        needs.forEach((entry, needed) -> lines.addAll(lines(entry, needed, named)));
        lines.add("  </modules>");
        return lines;
    }

    private static boolean hasNotPassed(ModuleResult module) {
        boolean ended = module.outcome() == Outcome.COMPLETED || module.outcome() == Outcome.NOT_RUN;
        boolean breached = module.verdict() == Verdict.BREACHED && module.onBreach() != OnBreach.WARN;
        return !ended || !module.tests().good() || breached;
    }

    private static List<String> lines(Entry entry, Bytes needed, List<ModuleSettings> named) {
        List<String> lines = new ArrayList<>();
        lines.add("    <module>");
        lines.add("      <name>" + escaped(entry.name()) + "</name>");
        named.stream()
                .filter(entry::isOf)
                .findFirst()
                .ifPresentOrElse(
                        written -> lines.addAll(selection(written)),
                        () -> lines.add("      <project>" + escaped(entry.artifact()) + "</project>"));
        lines.add(
                "      <ceiling>" + ceiling(needed) + "</ceiling>" + (entry.divided() ? " <!-- of each part -->" : ""));
        lines.add("    </module>");
        return lines;
    }

    /** The user's own words again, so that the block can replace theirs. */
    private static List<String> selection(ModuleSettings settings) {
        List<String> lines = new ArrayList<>();
        patterns("include", settings.get(ModuleElements.INCLUDES), lines);
        patterns("exclude", settings.get(ModuleElements.EXCLUDES), lines);
        settings.get(ModuleElements.GROUPS)
                .ifPresent(groups -> lines.add("      <groups>" + escaped(groups) + "</groups>"));
        settings.get(ModuleElements.PROJECT)
                .ifPresent(project -> lines.add("      <project>" + escaped(project) + "</project>"));
        settings.get(ModuleElements.ARG_LINE)
                .ifPresent(argLine -> lines.add("      <argLine>" + escaped(argLine) + "</argLine>"));
        return lines;
    }

    private static void patterns(String element, List<String> patterns, List<String> lines) {
        if (!patterns.isEmpty()) {
            lines.add("      <" + element + "s>");
            patterns.forEach(
                    pattern -> lines.add("        <" + element + ">" + escaped(pattern) + "</" + element + ">"));
            lines.add("      </" + element + "s>");
        }
    }

    private static Bytes needed(ModuleResult module, Bytes peak) {
        Bytes measured = new Bytes(peak.value() + peak.value() / 100 * HEADROOM_PERCENT);
        boolean derived = module.heap().isEmpty() && module.facts().forks().size() == 1;
        return Stream.of(
                        measured,
                        HeapSizing.least(1),
                        derived ? HeapSizing.ceilingFor(heap(module, peak), 1, Optional.empty()) : measured)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Where no collection has shown what lived, all of it may have. */
    private static Bytes heap(ModuleResult module, Bytes peak) {
        Bytes most = new Bytes(peak.value() / 4 * 5);
        Bytes wanted = LiveHeaps.of(module.facts())
                .map(live -> live.seen().plus(live.unseen()))
                .map(live -> new Bytes(live.value() * ROOM).plus(LEAST_ROOM))
                .orElse(peak.minus(BESIDE_AT_LEAST));
        return wanted.exceeds(most) ? most : wanted;
    }

    static String ceiling(Bytes needed) {
        long mebibytes = (needed.value() + MIB - 1) / MIB;
        long step = mebibytes < 256 ? 16 : mebibytes < 2048 ? 64 : 256;
        return (mebibytes + step - 1) / step * step + "m";
    }

    private static String escaped(String text) {
        return PlainText.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
