package io.github.membudget.probe;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What lives on the heap at the end of classes, by type; and a dump of it when this JVM ends. Only for an investigation: each look
 * collects the whole heap. Written as it goes, as the probe's log is.
 */
final class LiveSets {
    /** First line: this, then the pid. */
    static final String FORMAT = "membudget-live/1";

    private static final String OPERATION = "gcClassHistogram";
    private static final String TRIM = "systemTrimNativeHeap";

    /** Looking may take so long before any test did. */
    private static final long FREE_NANOS = 2_000_000_000L;

    /** Then so many parts of the time that the tests take, which may be saved up for so many looks. */
    private static final double PART_OF_TESTS = 0.65;

    private static final int MOST_SAVED = 3;

    /** Looks into all that have one cause in common must be a few, to tell it from others: so many classes share a look, and one more … */
    private static final int TOGETHER = 2;

    /** … for every so many looks that went beyond that part of the tests' time. */
    private static final double LOOKS_OWED = 6;

    /** With no class of another package one is shared before looking has gone so far beyond it. */
    private static final double MOST_DEBT = 20_000_000_000.0;

    /** A type is told again when it changed by this much. */
    private static final long LEAST_BYTES = 16 << 10;

    /** Of a type with fewer each counts: pools, sessions, class loaders. */
    private static final long FEW = 1000;

    private final File directory;
    private final String pid;
    private final FileOutputStream out;
    private final MBeanServer server;
    private final ObjectName commands;
    private final NativeMemory beside;
    private final Map<String, long[]> told = new HashMap<String, long[]>();
    private final TestLooks tests = new TestLooks(told);
    /** Time for looks that tests have earned. */
    private double saved = FREE_NANOS;

    private long lastEnd = System.nanoTime();
    /** What the last look took. */
    private long cost;

    private String lastClass = "";
    private String lastTest = "";
    private boolean trims = true;
    /** With all processors, since the tests stand still meanwhile; none where the JVM cannot (Java 15 and older). */
    private String[] how = {"-parallel=" + Runtime.getRuntime().availableProcessors()};

    /** Null where nothing is recorded. */
    private final FlightRecording recording;
    /** Classes that ended since the last look. */
    private final List<String> unseen = new ArrayList<String>();

    private LiveSets(File directory, String pid) throws IOException, JMException {
        this.directory = directory;
        this.pid = pid;
        // First, so that what it keeps for itself is nobody's growth.
        recording = FlightRecording.start(directory, pid);
        out = new FileOutputStream(new File(directory, pid + ".live"), true);
        server = ManagementFactory.getPlatformMBeanServer();
        commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
        beside = NativeMemory.beside(server, commands);
        out.write((FORMAT + "\t" + pid + "\t.\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Null where nobody investigates. */
    static LiveSets wanted(String pid) throws IOException, JMException {
        String directory = Asked.live();
        return directory == null ? null : new LiveSets(new File(directory), pid);
    }

    /**
     * Collects, and notes what is left. Where tests are short beside a look, only some classes have one, evenly over the run: the next look
     * then speaks for all since.
     *
     * @param className that has just ended; empty before the first
     * @param last whether it is the last of its engine, which then lets go of what no class let go of
     * @return whether it was looked at
     */
    boolean look(String className, boolean last) throws IOException, JMException {
        long now = System.nanoTime();
        earn(now);
        if (!last && saved < cost && (unseen.size() + 1 < together() || isDeep())) {
            unseen.add(className);
            return false;
        }
        lookNow(className);
        return true;
    }

    /** It ended while others ran, whose objects a look would tell as kept: the next look speaks for it too. */
    void missed(String className) {
        unseen.add(className);
    }

    /** What comes from one package is told from what comes from the next. */
    void classStarts(String className) throws IOException, JMException {
        if (unseen.isEmpty()) {
            return;
        }
        String last = unseen.get(unseen.size() - 1);
        if (!packageOf(last).equals(packageOf(className)) && !isDeep()) {
            earn(System.nanoTime());
            lookNow(unseen.remove(unseen.size() - 1));
        }
    }

    private double together() {
        return TOGETHER + Math.max(0, -saved) / (LOOKS_OWED * cost);
    }

    private boolean isDeep() {
        return saved < -MOST_DEBT;
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    /**
     * The next test of a class starts: looks where much was taken since the last look, since the class may keep it.
     *
     * @param className of the test that ended before
     */
    void testEnded(String className, String test) throws IOException, JMException {
        long now = System.nanoTime();
        earn(now);
        if (!tests.areWorthALook(used(), cost)) {
            return;
        }
        out.write(tests.line(histogram(), className, test).getBytes(StandardCharsets.UTF_8));
        lastEnd = System.nanoTime();
        tests.took(lastEnd - now);
    }

    /** The next look at a class is one at this test too. */
    void classEnds(String className, String test) {
        lastClass = className;
        lastTest = test;
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void earn(long now) {
        tests.earn(now - lastEnd);
        double most = Math.max(saved, (double) MOST_SAVED * cost);
        saved = Math.min(most, saved + PART_OF_TESTS * (now - lastEnd));
        lastEnd = now;
    }

    private void lookNow(String className) throws IOException, JMException {
        long before = System.nanoTime();
        String histogram = histogram();
        StringBuilder lines = new StringBuilder(4096);
        if (tests.isBetween() && !lastTest.isEmpty()) {
            lines.append(tests.line(histogram, lastClass, lastTest));
        }
        lastTest = "";
        long total = types(histogram, lines);
        tests.looked(total);
        trim();
        StringBuilder head = new StringBuilder("S");
        ProbeLog.field(head, before);
        StringBuilder names = new StringBuilder();
        for (String name : unseen) {
            names.append(names.length() == 0 ? "" : ",").append(name);
        }
        ProbeLog.field(head, names.toString());
        ProbeLog.field(head, total);
        ProbeLog.field(head, className);
        ProbeLog.figure(head, beside == null ? -1 : beside.bytes());
        out.write(head.append("\t.\n").append(lines).toString().getBytes(StandardCharsets.UTF_8));
        unseen.clear();
        lastEnd = System.nanoTime();
        cost = lastEnd - before;
        saved -= cost;
    }

    private String histogram() throws JMException {
        String[] signature = {String[].class.getName()};
        if (how.length > 0) {
            try {
                return (String) server.invoke(commands, OPERATION, new Object[] {how}, signature);
            } catch (JMException | RuntimeException unknown) {
                how = new String[0];
            }
        }
        return (String) server.invoke(commands, OPERATION, new Object[] {how}, signature);
    }

    /** Gives back what native code has freed already, as compilers do all the time: the rest is in use. Java 17.0.9 and newer, glibc. */
    private void trim() {
        if (beside == null || !trims) {
            return;
        }
        try {
            server.invoke(commands, TRIM, new Object[0], new String[0]);
        } catch (JMException | RuntimeException none) {
            trims = false;
        }
    }

    /** Lines like {@code "   1:   25083   2408600  [B (java.base@17)"}. */
    private long types(String histogram, StringBuilder lines) {
        long total = 0;
        Map<String, long[]> gone = new HashMap<String, long[]>(told);
        for (String line : histogram.split("\n")) {
            String[] fields = line.trim().split("\\s+");
            if (fields.length < 4 || !fields[0].endsWith(":")) {
                continue;
            }
            long instances = Long.parseLong(fields[1]);
            long bytes = Long.parseLong(fields[2]);
            total += bytes;
            long[] last = told.get(fields[3]);
            gone.remove(fields[3]);
            boolean tell =
                    last == null || Math.abs(bytes - last[1]) >= LEAST_BYTES || last[0] < FEW && instances != last[0];
            if (tell) {
                tell(lines, fields[3], instances, bytes);
            }
        }
        for (String type : gone.keySet()) {
            tell(lines, type, 0, 0);
            told.remove(type);
        }
        return total;
    }

    private void tell(StringBuilder lines, String type, long instances, long bytes) {
        told.put(type, new long[] {instances, bytes});
        lines.append('t');
        ProbeLog.field(lines, instances);
        ProbeLog.field(lines, bytes);
        ProbeLog.field(lines, type);
        lines.append("\t.\n");
    }

    /**
     * Of live objects only, readable by nobody else; nothing where the disk has no room for it.
     *
     * @param jvmEnds whether the recorder's own shutdown hook writes the recording: two at a time would lose it
     */
    void dump(boolean jvmEnds) throws IOException, JMException {
        if (!unseen.isEmpty()) {
            lookNow(unseen.remove(unseen.size() - 1));
        }
        try {
            dump();
        } finally {
            // After it, with no collection between: the objects that it sampled are where the dump has them.
            if (recording != null && !jvmEnds) {
                recording.stop();
            }
        }
    }

    private void dump() throws IOException, JMException {
        if (!Asked.dump()) {
            return;
        }
        long used = used();
        if (directory.getUsableSpace() < 3 * used) {
            out.write(
                    ("D\tno room on disk for a heap dump of " + used + " bytes\t.\n").getBytes(StandardCharsets.UTF_8));
            return;
        }
        File file = new File(directory, pid + ".hprof");
        com.sun.management.HotSpotDiagnosticMXBean diagnostic =
                ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class);
        diagnostic.dumpHeap(file.getPath(), true);
    }
}
