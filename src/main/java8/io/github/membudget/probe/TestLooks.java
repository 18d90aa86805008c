package io.github.membudget.probe;

import java.util.HashMap;
import java.util.Map;

/** When a class is looked at between its tests too, and what lived more at such a look than at the one before, of a class or of a test. */
final class TestLooks {
    /** Less in use than this more, garbage too, is nothing that a class keeps much of. */
    private static final long MUCH = 16L << 20;

    /** Looks between tests take no more than this part of the tests' time, beside what those at class ends take … */
    private static final double PART_OF_TESTS = 0.1;

    /** … and so long before any test did. */
    private static final double FREE_NANOS = 1e9;

    private static final int MOST_SAVED = 3;

    private double saved = FREE_NANOS;
    /** Instances and bytes of types at the last look at a class, but for little. */
    private final Map<String, long[]> ofClass;
    /** Bytes of types at the last look at a test; null where a class was looked at since. */
    private Map<String, Long> ofTest;

    private long live;

    TestLooks(Map<String, long[]> ofClass) {
        this.ofClass = ofClass;
    }

    void earn(long nanos) {
        saved += PART_OF_TESTS * nanos;
    }

    /**
     * @param inUse bytes of the heap
     * @param cost what a look takes
     */
    boolean areWorthALook(long inUse, long cost) {
        saved = Math.min(saved, Math.max(FREE_NANOS, (double) MOST_SAVED * cost));
        return live > 0 && inUse - live >= MUCH && saved >= cost;
    }

    void took(long nanos) {
        saved -= nanos;
    }

    /** Whether the last look was at a test. */
    boolean isBetween() {
        return ofTest != null;
    }

    /** A class was looked at, or what was there before the first. */
    void looked(long total) {
        live = total;
        ofTest = null;
    }

    /** {@code s}, live bytes, how many more than at the look before, the type that grew most, by how much, test, class. */
    String line(String histogram, String className, String test) {
        Map<String, Long> now = bytes(histogram);
        long sum = sum(now);
        String most = "";
        long grown = 0;
        for (Map.Entry<String, Long> type : now.entrySet()) {
            long more = type.getValue() - before(type.getKey());
            if (more > grown) {
                most = type.getKey();
                grown = more;
            }
        }
        StringBuilder line = new StringBuilder("s");
        ProbeLog.field(line, sum);
        ProbeLog.field(line, sum - live);
        ProbeLog.field(line, most);
        ProbeLog.field(line, grown);
        ProbeLog.field(line, test);
        ProbeLog.field(line, className);
        ofTest = now;
        live = sum;
        return line.append("\t.\n").toString();
    }

    private long before(String type) {
        if (ofTest != null) {
            Long bytes = ofTest.get(type);
            return bytes == null ? 0 : bytes;
        }
        long[] use = ofClass.get(type);
        return use == null ? 0 : use[1];
    }

    private static long sum(Map<String, Long> bytes) {
        long sum = 0;
        for (long each : bytes.values()) {
            sum += each;
        }
        return sum;
    }

    /** Lines like {@code "   1:   25083   2408600  [B (java.base@17)"}. */
    private static Map<String, Long> bytes(String histogram) {
        Map<String, Long> bytes = new HashMap<String, Long>();
        for (String line : histogram.split("\n")) {
            String[] fields = line.trim().split("\\s+");
            if (fields.length >= 4 && fields[0].endsWith(":")) {
                bytes.merge(fields[3], Long.parseLong(fields[2]), Long::sum);
            }
        }
        return bytes;
    }
}
