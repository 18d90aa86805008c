package io.github.membudget.judge;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.InFork;
import io.github.membudget.model.TestFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which test or class of one fork ran when; of several at one time, the one that began last. */
public final class TestSpans {
    private record Span(String name, long end) {}

    private final TreeMap<Long, Span> tests = new TreeMap<>();
    private final TreeMap<Long, Span> classes = new TreeMap<>();
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
        own.forEach(one -> add(classes, one.figures(), one.className()));
        noted.stream().filter(test -> names.contains(test.id().className())).forEach(test -> test.inFork()
                .filter(figures -> withinOne(figures, own))
                .ifPresent(figures -> add(
                        tests,
                        figures,
                        test.id().className()
                                + test.id().method().map(name -> "." + name).orElse(""))));
    }

    /** Another fork may have run the same class. */
    private static boolean withinOne(InFork test, List<ClassFacts> own) {
        return own.stream()
                .map(ClassFacts::figures)
                .anyMatch(one -> one.startNanos() <= test.startNanos() && test.endNanos() <= one.endNanos());
    }

    private static void add(TreeMap<Long, Span> spans, InFork figures, String name) {
        spans.put(figures.startNanos(), new Span(name, figures.endNanos()));
    }

    /** The fork's test classes. */
    public Set<String> classes() {
        return names;
    }

    /** A test, or a class between its tests; empty for what ran outside of all. */
    public String running(Instant when) {
        long at = nanos + (when.getEpochSecond() * 1000 - millis) * 1_000_000 + when.getNano();
        String test = at(tests, at);
        return test.isEmpty() ? at(classes, at) : test;
    }

    private static String at(TreeMap<Long, Span> spans, long at) {
        Map.Entry<Long, Span> last = spans.floorEntry(at);
        return last == null || last.getValue().end() < at ? "" : last.getValue().name();
    }
}
