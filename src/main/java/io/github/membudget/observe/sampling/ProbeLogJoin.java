package io.github.membudget.observe.sampling;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LeakCheck;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import io.github.membudget.observe.probelog.ForkLog;
import io.github.membudget.observe.probelog.ForkLog.Entry;
import io.github.membudget.observe.probelog.ForkLogReader;
import io.github.membudget.probe.format.ForkFigure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/** Joins what forks noted of themselves to what was seen of them from outside. */
public final class ProbeLogJoin {
    static final int MOST_NAMED_AT_PEAK = 20;
    /** A test's start is noted in the fork and heard of here later: by no more than a busy machine takes to pass it on. */
    private static final long SAME_START_MILLIS = 5000;

    private static final String CEILING_TAG = "membudget:";

    /** Nothing is wrong then. */
    public static final String OUTSIDE_ONLY =
            "membudget: figures of single tests are sampled from outside, since Surefire runs these tests without the JUnit Platform."
                    + " Surefire 3.6.0 or newer gives exact ones, with JUnit 4.12 or TestNG 6.14.3 or newer.";

    private final List<ForkLog> logs;
    private final LongUnaryOperator toMillis;

    private ProbeLogJoin(List<ForkLog> logs, LongUnaryOperator toMillis) {
        this.logs = logs;
        this.toMillis = toMillis;
    }

    /**
     * @param toMillis from a fork's nanoseconds to milliseconds since the session started
     */
    static ModuleFacts join(ModuleFacts facts, List<ForkLog> logs, LongUnaryOperator toMillis) {
        return logs.isEmpty() ? withoutLogs(facts) : new ProbeLogJoin(logs, toMillis).join(facts);
    }

    /** Joins them to what each test and class itself says, so that all this is loaded when it is needed. */
    public static ModuleFacts rehearse(ModuleFacts facts) {
        List<Entry> classes = facts.classes().stream()
                .map(one -> new Entry(one.className(), "", "", one.tags(), one.figures()))
                .toList();
        return join(
                facts,
                List.of(new ForkLog(1, classes, classes, Map.of(), Optional.empty(), Optional.empty())),
                nanos -> nanos);
    }

    /** The last that one fork noted so far, of a test or a class that has ended; empty where it noted nothing. */
    public static Optional<InFork> last(Path directory, long pid) {
        try {
            return ForkLogReader.last(directory, pid);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where the directory for their logs cannot be made. */
    static ModuleFacts withoutDirectory(ModuleFacts facts, Path directory) {
        return facts.withGap("membudget: the test JVMs could not note their own figures, since " + directory
                + " could not be made: figures of tests are sampled from outside.");
    }

    private static ModuleFacts withoutLogs(ModuleFacts facts) {
        boolean ran = facts.tests().stream().anyMatch(ProbeLogJoin::hasStart);
        return ran ? facts.withGap(OUTSIDE_ONLY) : facts;
    }

    private ModuleFacts join(ModuleFacts facts) {
        List<ForkFacts> forks = facts.forks().stream().map(this::withMark).toList();
        ModuleFacts joined =
                facts.with(forks, tests(facts.tests()), classes(forks)).with(leaks());
        Optional<String> failure =
                logs.stream().map(ForkLog::failure).flatMap(Optional::stream).findFirst();
        ModuleFacts told = failure.map(
                        words -> joined.withGap("membudget: a test JVM could not note all of its own figures (" + words
                                + "); some are missing."))
                .orElse(joined);
        return highest(forks)
                .filter(peak -> facts.peak()
                        .filter(known -> !peak.rss().exceeds(known.rss()))
                        .isEmpty())
                .map(peak -> told.withPeak(peak, during(told.tests(), peak)))
                .orElse(told);
    }

    private LeakCheck leaks() {
        List<ForkLog.Leaks> noted =
                logs.stream().map(ForkLog::leaks).flatMap(Optional::stream).toList();
        return new LeakCheck(
                noted.size(),
                logs.size() - noted.size(),
                noted.stream().flatMap(one -> one.unseen().stream()).collect(Collectors.toSet()),
                noted.stream().flatMap(one -> one.left().stream()).toList());
    }

    private List<ClassFacts> classes(List<ForkFacts> forks) {
        List<ClassFacts> classes = new ArrayList<>();
        for (ForkLog log : logs) {
            for (Entry entry : log.classes()) {
                long start = toMillis.applyAsLong(entry.figures().startNanos());
                long end = toMillis.applyAsLong(entry.figures().endNanos());
                classes.add(new ClassFacts(
                        entry.className(),
                        log.pid(),
                        start,
                        end - start,
                        entry.tags(),
                        completed(entry.figures(), log.pid(), forks),
                        log.left().getOrDefault(entry.className(), List.of())));
            }
        }
        classes.sort(Comparator.comparingLong(ClassFacts::startMillis));
        return classes;
    }

    /** Only Linux tells a JVM its own RSS: elsewhere it is that of the samples around. */
    private InFork completed(InFork noted, long pid, List<ForkFacts> forks) {
        if (noted.bytes(ForkFigure.PEAK).isPresent()) {
            return noted;
        }
        long start = toMillis.applyAsLong(noted.startNanos());
        long end = toMillis.applyAsLong(noted.endNanos());
        SampleSeries samples = new SampleSeries();
        forks.stream()
                .filter(fork -> fork.pid() == pid)
                .flatMap(fork -> fork.timeline().stream())
                .forEach(point -> samples.add(point.atMillis(), new Bytes(point.rssBytes())));
        // The last class may end with its JVM.
        Optional<Bytes> after = samples.firstAtOrAfter(end).or(() -> samples.lastAtOrBefore(end));
        return noted.with(samples.lastAtOrBefore(start), after, samples.highest(start, end));
    }

    private List<TestFacts> tests(List<TestFacts> tests) {
        Set<String> outer =
                tests.stream().map(test -> test.id().className()).collect(Collectors.toCollection(HashSet::new));
        Map<String, Deque<Entry>> noted = new HashMap<>();
        logs.stream()
                .flatMap(log -> log.tests().stream())
                .sorted(Comparator.comparingLong(entry -> entry.figures().startNanos()))
                .forEach(entry -> noted.computeIfAbsent(
                                key(known(entry.className(), outer), entry.method()), key -> new ArrayDeque<>())
                        .add(entry));
        List<TestFacts> joined = new ArrayList<>(tests.size());
        for (TestFacts test : tests) {
            joined.add(
                    hasStart(test)
                            ? noted(test, noted)
                                    .map(entry -> test.in(entry.className()).with(entry.figures(), ceilingTag(entry)))
                                    .orElse(test)
                            : test);
        }
        return joined;
    }

    private Optional<Entry> noted(TestFacts test, Map<String, Deque<Entry>> noted) {
        Deque<Entry> same =
                noted.get(key(test.id().className(), test.id().method().orElse("")));
        while (same != null && !same.isEmpty()) {
            long millis = toMillis.applyAsLong(same.element().figures().startNanos());
            if (millis > test.startMillis() + SAME_START_MILLIS) {
                return Optional.empty();
            }
            Entry entry = same.remove();
            if (millis >= test.startMillis() - SAME_START_MILLIS) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Surefire before 3.6 tells the tests of a nested class under the name of the class around it. */
    private static String known(String className, Set<String> told) {
        String name = className;
        while (!told.contains(name) && name.lastIndexOf('$') > 0) {
            name = name.substring(0, name.lastIndexOf('$'));
        }
        return told.contains(name) ? name : className;
    }

    private static Optional<String> ceilingTag(Entry entry) {
        if (entry.tags().isEmpty()) {
            return Optional.empty();
        }
        return entry.tags().stream()
                .filter(tag -> tag.startsWith(CEILING_TAG))
                .map(tag -> tag.substring(CEILING_TAG.length()))
                .findFirst();
    }

    /** Surefire tells of a skipped test only its end. */
    private static boolean hasStart(TestFacts test) {
        return test.status() != TestStatus.SKIPPED;
    }

    /** Surefire adds the invocation to a method's name in ways of its own: what stands before it is the same in both. */
    private static String key(String className, String method) {
        int end = 0;
        while (end < method.length() && "([{ ".indexOf(method.charAt(end)) < 0) {
            end++;
        }
        return className + '#' + method.substring(0, end);
    }

    /** The fork resets the kernel's mark for each test, so that samples from outside may have missed what it noted. */
    private ForkFacts withMark(ForkFacts fork) {
        Optional<ForkLog> own =
                logs.stream().filter(log -> log.pid() == fork.pid()).findFirst();
        return own.flatMap(this::highest)
                .filter(mark -> fork.peak()
                        .filter(known -> mark.rss().value() < known.rss().value())
                        .isEmpty())
                .map(fork::withPeak)
                .orElse(fork)
                .withCode(own.flatMap(ForkLog::code));
    }

    private Optional<Peak> highest(ForkLog log) {
        Optional<Peak> highest = Optional.empty();
        List<Entry> all = new ArrayList<>(log.tests());
        all.addAll(log.classes());
        for (Entry entry : all) {
            InFork figures = entry.figures();
            highest = higher(highest, figures.bytes(ForkFigure.PEAK), figures.endNanos(), figures.exact());
            highest = higher(highest, figures.bytes(ForkFigure.PEAK_BEFORE), figures.startNanos(), figures.exact());
        }
        return highest.map(peak -> isMarked(peak, log) ? peak.by(PeakSource.KERNEL) : peak);
    }

    /** A brief test's peak may be that of the tests before it too; over its whole class it is the kernel's. */
    private static boolean isMarked(Peak peak, ForkLog log) {
        return log.classes().stream()
                .map(Entry::figures)
                .anyMatch(figures ->
                        figures.exact() && figures.bytes(ForkFigure.PEAK).equals(Optional.of(peak.rss())));
    }

    private Optional<Peak> higher(Optional<Peak> known, Optional<Bytes> height, long nanos, boolean exact) {
        return height.filter(
                        bytes -> known.isEmpty() || bytes.exceeds(known.get().rss()))
                .map(bytes -> new Peak(
                        bytes,
                        exact ? PeakSource.KERNEL : PeakSource.SAMPLED,
                        toMillis.applyAsLong(nanos),
                        1,
                        Optional.empty(),
                        Optional.empty()))
                .or(() -> known);
    }

    private static Optional<Peak> highest(List<ForkFacts> forks) {
        return forks.stream().map(ForkFacts::peak).flatMap(Optional::stream).max(Comparator.comparing(Peak::rss));
    }

    private static List<TestId> during(List<TestFacts> tests, Peak peak) {
        return tests.stream()
                .filter(test -> test.peakRss().equals(Optional.of(peak.rss()))
                        || (test.startMillis() < peak.atMillis()
                                && peak.atMillis() <= test.startMillis() + test.durationMillis()))
                .map(TestFacts::id)
                .limit(MOST_NAMED_AT_PEAK)
                .toList();
    }
}
