package io.github.membudget.probe;

import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LineKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides when snapshots are taken between the tests of a class too, and writes what grew since the snapshot before, of a class or of a test. */
final class TestSnapshots {
    /** A class that keeps less than this between two tests, garbage included, needs no snapshot there. In bytes. */
    private static final long MUCH = 16L << 20;

    /** The part of the tests' time that these snapshots may take, beside those at the ends of classes. */
    private static final double PART_OF_TESTS = 0.1;

    /** The time that they may take before any test has run. */
    private static final double FREE_NANOS = 1e9;

    /** Time is saved for so many snapshots at most. */
    private static final int MOST_SAVED = 3;

    /** Time that tests have earned for snapshots. */
    private double savedNanos = FREE_NANOS;

    /** Types at the last snapshot of a class. */
    private final Map<String, HeapHistogram.Row> ofClass;

    /** Bytes by type at the last snapshot of a test; null where one of a class came later. */
    private @Nullable Map<String, Long> ofTest;

    private long liveBytes;

    /** In use when the tests after the last snapshot of a class began, or less, once a collection has freed more. */
    private long floorBytes;

    /** @param ofClass types at the last snapshot of a class, kept up to date by who takes it */
    TestSnapshots(Map<String, HeapHistogram.Row> ofClass) {
        this.ofClass = ofClass;
    }

    /** Tests ran for so long. */
    void earn(long nanos) {
        savedNanos += PART_OF_TESTS * nanos;
    }

    /**
     * Whether a snapshot is to be taken now.
     *
     * @param inUse bytes of the heap in use, garbage included
     * @param cost nanoseconds that a snapshot takes
     */
    boolean isDue(long inUse, long cost) {
        savedNanos = Math.min(savedNanos, Math.max(FREE_NANOS, (double) MOST_SAVED * cost));
        floorBytes = Math.max(liveBytes, Math.min(floorBytes, inUse));
        return liveBytes > 0 && inUse - floorBytes >= MUCH && savedNanos >= cost;
    }

    /** A snapshot took so long. */
    void spend(long nanos) {
        savedNanos -= nanos;
    }

    /** Whether the last snapshot was that of a test. */
    boolean lastWasOfTest() {
        return ofTest != null;
    }

    /** A snapshot of a class was taken, or the one before the first. */
    void classSnapshot(long live) {
        liveBytes = live;
        floorBytes = live;
        ofTest = null;
    }

    /**
     * The snapshot of a class is done, and its own garbage is not the tests'.
     *
     * @param inUse bytes of the heap in use, garbage included
     */
    void beganAt(long inUse) {
        floorBytes = Math.max(liveBytes, inUse);
    }

    /** A snapshot after a test, as a line. */
    String line(HeapHistogram histogram, String className, String test) {
        Map<String, Long> now = new HashMap<String, Long>();
        for (HeapHistogram.Row row : histogram.rows()) {
            now.merge(row.type, row.bytes, Long::sum);
        }
        String most = "";
        long growth = 0;
        for (Map.Entry<String, Long> type : now.entrySet()) {
            long more = type.getValue() - before(type.getKey());
            if (more > growth) {
                most = type.getKey();
                growth = more;
            }
        }
        long live = histogram.liveBytes();
        String line = new LogLineWriter(LineKind.TEST_SNAPSHOT)
                .number(Field.LIVE_BYTES, live)
                .number(Field.LIVE_GROWTH, live - liveBytes)
                .text(Field.TYPE, most)
                .number(Field.TYPE_GROWTH, growth)
                .text(Field.METHOD, test)
                .text(Field.CLASS_NAME, className)
                .end();
        ofTest = now;
        liveBytes = live;
        return line;
    }

    private long before(String type) {
        if (ofTest != null) {
            Long bytes = ofTest.get(type);
            return bytes == null ? 0 : bytes;
        }
        HeapHistogram.Row use = ofClass.get(type);
        return use == null ? 0 : use.bytes;
    }
}
