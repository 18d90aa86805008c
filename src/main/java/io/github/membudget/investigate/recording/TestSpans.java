package io.github.membudget.investigate.recording;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.InFork;
import io.github.membudget.model.TestFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what ran in a fork at a given time: the test; their class if several tests of it ran; nothing if several classes ran. */
public final class TestSpans {
    private record TimeSpan(String name, String className, long start, long end) {}

    private final List<TimeSpan> tests = new ArrayList<>();
    private final List<TimeSpan> classes = new ArrayList<>();
    /** The longest that any of the spans up to each lasts. */
    private final long[] testsLast;

    private final long[] classesLast;
    private final Set<String> names;
    private final long nanos;
    private final long millis;

    /**
     * @param pid of the fork
     * @param nanos on the fork's clock by which it notes tests
     * @param millis since 1970, then
     */
    public TestSpans(List<ClassFacts> all, List<TestFacts> noted, long pid, long nanos, long millis) {
        this.nanos = nanos;
        this.millis = millis;
        List<ClassFacts> own = all.stream().filter(one -> one.pid() == pid).toList();
        names = own.stream().map(ClassFacts::className).collect(Collectors.toSet());
        own.forEach(one -> add(classes, one.figures(), one.className(), one.className()));
        noted.stream().filter(test -> names.contains(test.id().className())).forEach(test -> test.inFork()
                .filter(figures -> withinOne(figures, own))
                .ifPresent(figures -> add(
                        tests,
                        figures,
                        test.id().className()
                                + test.id().method().map(name -> "." + name).orElse(""),
                        test.id().className())));
        testsLast = lasts(tests);
        classesLast = lasts(classes);
    }

    /** Another fork may have run the same class. */
    private static boolean withinOne(InFork test, List<ClassFacts> own) {
        return own.stream()
                .map(ClassFacts::figures)
                .anyMatch(one -> one.startNanos() <= test.startNanos() && test.endNanos() <= one.endNanos());
    }

    private static void add(List<TimeSpan> spans, InFork figures, String name, String className) {
        spans.add(new TimeSpan(name, className, figures.startNanos(), figures.endNanos()));
    }

    private static long[] lasts(List<TimeSpan> spans) {
        spans.sort(Comparator.comparingLong(TimeSpan::start));
        long[] lasts = spans.stream().mapToLong(TimeSpan::end).toArray();
        Arrays.parallelPrefix(lasts, Math::max);
        return lasts;
    }

    /** The fork's test classes. */
    public Set<String> classes() {
        return names;
    }

    /** A test, or a class between its tests; empty for what ran outside of all, and where it may have been any of several classes. */
    public String running(Instant when) {
        long at = nanos + (when.getEpochSecond() * 1000 - millis) * 1_000_000 + when.getNano();
        List<TimeSpan> open = open(tests, testsLast, at);
        if (open.size() == 1) {
            return open.get(0).name();
        }
        List<TimeSpan> around = open.isEmpty() ? open(classes, classesLast, at) : open;
        String innermost = around.isEmpty() ? "" : around.get(0).className();
        boolean nested = around.stream()
                .map(TimeSpan::className)
                .allMatch(one -> innermost.equals(one) || innermost.startsWith(one + "$"));
        return nested ? innermost : "";
    }

    /** The one that began last first. */
    private static List<TimeSpan> open(List<TimeSpan> spans, long[] lasts, long at) {
        int next = 0;
        int beyond = spans.size();
        while (next < beyond) {
            int middle = (next + beyond) >>> 1;
            if (spans.get(middle).start() <= at) {
                next = middle + 1;
            } else {
                beyond = middle;
            }
        }
        List<TimeSpan> open = new ArrayList<>();
        for (int i = next - 1; i >= 0 && lasts[i] >= at; i--) {
            if (spans.get(i).end() >= at) {
                open.add(spans.get(i));
            }
        }
        return open;
    }
}
