package io.github.membudget.run;

import io.github.membudget.explain.FindingText;
import io.github.membudget.explain.RoundText;
import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.growth.MemoryParts;
import io.github.membudget.investigate.diagnose.Diagnosis;
import io.github.membudget.investigate.diagnose.LaterRounds;
import io.github.membudget.investigate.diagnose.RuleBook;
import io.github.membudget.investigate.diagnose.RuleCoverage;
import io.github.membudget.investigate.diagnose.RunEvidence;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.Investigated.Checked;
import io.github.membudget.model.KeepDump;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.observe.probelog.LiveSetReader;
import io.github.membudget.source.SourcePlaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks into what the forks of a module noted of their heaps. */
public final class Investigation {
    private final Libraries libraries;
    private final boolean records;
    private final RuleBook rules;
    private final Messages messages;
    private final boolean counts;
    private final KeepDump keep;
    private final SourcePlaces sources;
    private int rounds = 1;

    /**
     * What is fetched on demand.
     *
     * @param heapReader this plugin's jar and the heap library's; empty where that could not be had
     * @param flameGraphs the library that draws them, where it could be had
     */
    public record Libraries(List<Path> heapReader, Optional<Path> flameGraphs) {
        private static final Libraries NONE = new Libraries(List.of(), Optional.empty());
    }

    /**
     * @param records whether the forks' flight recorders run
     * @param keep what becomes of heap dumps once they are read
     * @param sources of the project, to show the lines that a finding comes from
     */
    public Investigation(
            Libraries libraries,
            boolean records,
            KeepDump keep,
            RuleBook rules,
            SourcePlaces sources,
            Messages messages) {
        this.libraries = libraries;
        this.records = records;
        this.keep = keep;
        this.rules = rules;
        this.sources = sources;
        this.messages = messages;
        counts = false;
    }

    private Investigation(boolean records, RuleBook rules, Messages messages) {
        this.records = records;
        this.rules = rules;
        this.messages = messages;
        libraries = Libraries.NONE;
        keep = KeepDump.NONE;
        sources = SourcePlaces.NONE;
        counts = true;
    }

    /**
     * One that runs forks under the same instruments, and only counts what lived: for a run to compare with.
     *
     * @param records whether the forks' flight recorders run, which takes memory too
     */
    public static Investigation ofLiveSets(boolean records, RuleBook rules, Messages messages) {
        return new Investigation(records, rules, messages);
    }

    /** @param directory into which the module's forks noted */
    static NotedHeaps read(Path directory) {
        try {
            return new NotedHeaps(LiveSetReader.readAll(directory), Optional.empty());
        } catch (IOException e) {
            return new NotedHeaps(
                    List.of(),
                    Optional.of("what the test JVMs noted in " + directory + " cannot be read: " + e.getMessage()));
        }
    }

    /**
     * @param reports where the reports will be
     * @param directory into which the module's forks noted; removed here, since dumps are large and hold secrets
     * @param noted what was read there
     * @param classes takes what is known of the module's classes then
     */
    Investigated look(
            String project,
            String module,
            ModuleFacts facts,
            Path reports,
            Path directory,
            NotedHeaps noted,
            Consumer<List<ClassFacts>> classes) {
        List<LiveSet> live = noted.live();
        if (counts) {
            noted.unreadable().ifPresent(why -> messages.warn("membudget: " + why));
            NotesFolder.remove(directory);
            return new Investigated(project, module, live, List.of(), List.of(), List.of(), Checked.NOTHING, List.of());
        }
        List<String> gaps = new ArrayList<>(noted.unreadable().stream().toList());
        DumpKeeper keeper = new DumpKeeper(keep, reports, module, messages);
        AllocationLook recordings = new AllocationLook(libraries.flameGraphs(), reports, records && !live.isEmpty());
        EvidenceReader reader = new EvidenceReader(libraries.heapReader(), rules, messages, gaps);
        RunEvidence evidence;
        try {
            evidence = reader.read(module, facts, noted, directory, recordings, keeper);
        } finally {
            NotesFolder.remove(directory);
        }
        classes.accept(evidence.classes());
        if (live.isEmpty() && noted.unreadable().isEmpty()) {
            gaps.add(nothingNoted(module, facts));
        }
        gaps.replaceAll(gap -> gap.replaceFirst("\\.+$", ""));
        gaps.forEach(gap -> messages.warn("membudget: " + gap + "."));
        List<String> gapsOfRounds = rounds > 1 ? RoundText.gaps(module, rounds, live) : List.of();
        Stream.concat(gapsOfRounds.stream(), RoundText.sizes(module, live).stream())
                .forEach(line -> messages.info("membudget: " + line + "."));
        Diagnosis diagnosis = Diagnosis.of(evidence, rules).with(new LaterRounds(live, reader.laterRounds()));
        return new Investigated(
                        project,
                        module,
                        live,
                        LiveGrowth.most(evidence.growth()),
                        evidence.allocations(),
                        FindingText.of(diagnosis, live, sources),
                        gaps.isEmpty() ? RuleCoverage.checked(evidence, rules, diagnosis) : Checked.NOTHING,
                        Stream.concat(gaps.stream(), gapsOfRounds.stream()).toList())
                .with(keeper.kept())
                .withMemory(live.stream()
                        .flatMap(set -> MemoryParts.of(set, facts.classes()).stream())
                        .toList())
                .armedBy(diagnosis.arming());
    }

    private static String nothingNoted(String module, ModuleFacts facts) {
        return "no test JVM of module '" + module + "' noted what lives on its heap: "
                + (facts.tests().isEmpty()
                        ? "no test of it ran, for a reason that Surefire tells"
                        : "its tests are not run by the JUnit Platform (Surefire 3.6 and newer run JUnit 4.12, TestNG"
                                + " 6.14.3 and newer ones on it), or its JVM has no class histogram to give");
    }

    /** Has the classes of each fork run so often. */
    public Investigation repeated(int times) {
        rounds = times;
        return this;
    }

    int rounds() {
        return rounds;
    }

    boolean dumps() {
        return !counts;
    }

    boolean records() {
        return records;
    }
}
