package io.github.membudget.observe.sampling;

import io.github.membudget.model.Attribution;
import io.github.membudget.model.TestEvent.TestEnded;
import io.github.membudget.model.TestEvent.TestStarted;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestFacts.Heights;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tests of one fork number, in the order they ended. Kept cheap: it is written on Surefire's event thread. */
final class TestHistory {
    /** Of one process tree. */
    interface Samples {
        Heights around(long fromMillis, long toMillis);

        /** When the last sample before a time was taken, and the first after it; empty where there was none. */
        OptionalLong timeBefore(long millis);

        OptionalLong timeAfter(long millis);

        /** Of its child processes; empty where there were none. */
        default Optional<Heights> childrenAround(long fromMillis, long toMillis) {
            return Optional.empty();
        }
    }

    private static final class Span {
        TestId id;
        final long startNanos;
        long endNanos;
        TestStatus status = TestStatus.UNFINISHED;
        boolean shared;
        boolean ran = true;

        Span(TestId id, long startNanos) {
            this.id = id;
            this.startNanos = startNanos;
            this.endNanos = startNanos;
        }
    }

    private static final Pattern INVOCATION = Pattern.compile("\\([0-9]+\\)$");

    private final int fork;
    private final List<Span> spans = new ArrayList<>();
    private final List<Span> running = new ArrayList<>();
    private final List<TestId> cutShort = new ArrayList<>();

    TestHistory(int fork) {
        this.fork = fork;
    }

    void started(TestStarted event) {
        Span span = new Span(event.test(), event.atNanos());
        running.add(span);
        spans.add(span);
        if (running.size() > 1) {
            running.forEach(one -> one.shared = true);
        }
    }

    void ended(TestEnded event) {
        Span span = began(event.test());
        if (span == null) {
            // A skipped test, or a class that failed as a whole: Surefire tells only its end.
            span = new Span(event.test(), event.atNanos());
            span.ran = false;
            spans.add(span);
        } else {
            running.remove(span);
            span.id = event.test();
        }
        span.endNanos = event.atNanos();
        span.status = event.status();
    }

    /** As a rule one test runs at a time, which makes a list the quickest to search. */
    private @Nullable Span began(TestId test) {
        for (Span span : running) {
            if (span.id.equals(test)) {
                return span;
            }
        }
        return countedLater(test);
    }

    /** TestNG counts invocations after it has told of the start: what began as {@code add[1](0)} ends as {@code add[1](1)}. */
    private @Nullable Span countedLater(TestId ended) {
        String method = ended.method().orElse("");
        if (!INVOCATION.matcher(method).find()) {
            return null;
        }
        String counted = INVOCATION.matcher(method).replaceFirst("");
        for (Span span : running) {
            String began = span.id.method().orElse("");
            if (span.id.className().equals(ended.className())
                    && INVOCATION.matcher(began).replaceFirst("").equals(counted)) {
                return span;
            }
        }
        return null;
    }

    /** The one that has run longest first. */
    List<TestId> running() {
        return running.stream()
                .sorted(Comparator.comparingLong(span -> span.startNanos))
                .map(span -> span.id)
                .distinct()
                .toList();
    }

    /** The tests that their fork did not live to see the end of. */
    List<TestId> cutShort() {
        return List.copyOf(cutShort);
    }

    /** The fork is gone: what still runs will never end. */
    void closed(long atNanos) {
        running.forEach(span -> span.endNanos = atNanos);
        running.stream().map(span -> span.id).distinct().forEach(cutShort::add);
        running.clear();
    }

    /**
     * @param trees the process that a time belongs to
     * @param toMillis from nanoseconds to milliseconds since the session started
     */
    List<TestFacts> facts(Function<Long, Optional<Samples>> trees, LongUnaryOperator toMillis) {
        List<TestFacts> facts = new ArrayList<>(spans.size());
        Neighbours neighbours = new Neighbours(toMillis);
        for (Span span : spans) {
            long start = toMillis.applyAsLong(span.startNanos);
            long end = toMillis.applyAsLong(span.endNanos);
            Optional<Samples> tree = trees.apply(start);
            facts.add(new TestFacts(
                    span.id,
                    fork,
                    span.status,
                    start,
                    Math.max(0, (span.endNanos - span.startNanos) / 1_000_000),
                    span.ran ? tree.map(found -> found.around(start, end)).orElse(Heights.NONE) : Heights.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    span.ran ? tree.flatMap(found -> found.childrenAround(start, end)) : Optional.empty(),
                    // What did not run has no figures that could be another's.
                    span.shared
                                    || span.ran
                                            && tree.filter(samples -> neighbours.between(samples, start, end))
                                                    .isPresent()
                            ? Attribution.SHARED
                            : Attribution.EXCLUSIVE));
        }
        return facts;
    }

    /** The tests that ran between the samples around another: what was sampled is theirs as well. */
    private final class Neighbours {
        private final long[] starts;
        private final long[] ends;

        Neighbours(LongUnaryOperator toMillis) {
            starts = spans.stream()
                    .filter(span -> span.ran)
                    .mapToLong(span -> toMillis.applyAsLong(span.startNanos))
                    .sorted()
                    .toArray();
            ends = spans.stream()
                    .filter(span -> span.ran)
                    .mapToLong(span -> toMillis.applyAsLong(span.endNanos))
                    .sorted()
                    .toArray();
        }

        /** Begun before the first sample after it and ended after the last one before it: all that did, less those outside. */
        boolean between(Samples samples, long fromMillis, long toMillis) {
            OptionalLong from = samples.timeBefore(fromMillis);
            OptionalLong to = samples.timeAfter(toMillis);
            if (from.isEmpty() || to.isEmpty()) {
                return false;
            }
            int begun = lowerBound(starts, to.getAsLong());
            int over = lowerBound(ends, from.getAsLong() + 1);
            return begun - over > 1;
        }

        private int lowerBound(long[] sorted, long value) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] < value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
