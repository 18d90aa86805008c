package io.github.membudget.probe;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LineKind;
import io.github.membudget.probe.format.ProbeFile;
import io.github.membudget.probe.format.RoundTrouble;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of what lives on the heap, by type, at the ends of classes; and a heap dump when this JVM ends. Only for an investigation: each
 * snapshot collects the whole heap. Written while it goes on, as the probe's log is.
 */
final class HeapSnapshots {
    /** Bytes: loaded classes and compiled code bring less to most classes. */
    private static final long MUCH_OFF_HEAP = 16 << 20;

    private final ProbeSettings settings;
    private final File directory;
    private final String pid;
    private final ProbeLog out;
    private final DiagnosticCommands commands;
    private final @Nullable OffHeapMemory offHeap;
    private final NativeWrappers wrappers = new NativeWrappers();
    private final @Nullable FlightRecording recording;
    private final TypeChanges types = new TypeChanges();
    private final SnapshotBudget budget;
    private final TestSnapshots tests = new TestSnapshots(types.written());

    /** Classes that ended since the last snapshot. */
    private final List<String> skipped = new ArrayList<String>();

    /** In bytes, at the snapshot before; -1 before the first. */
    private long lastOffHeap = -1;

    /** Whether memory beside the heap has ever risen much: from then on it is counted which wrappers of native memory are dropped. */
    private boolean offHeapRose;

    private long lastEnd = System.nanoTime();
    private String lastClass = "";
    private String lastTest = "";

    /** All processors count, since the tests stand still meanwhile. No argument where the JVM does not know it (Java 15 and older). */
    private String[] histogramArguments = {"-parallel=" + Runtime.getRuntime().availableProcessors()};

    /**
     * @param directory takes what is written
     * @throws JMException if this JVM has no diagnostic commands
     */
    HeapSnapshots(ProbeSettings settings, File directory, String pid) throws IOException, JMException {
        this(settings, directory, pid, new SnapshotBudget());
    }

    HeapSnapshots(ProbeSettings settings, File directory, String pid, SnapshotBudget budget)
            throws IOException, JMException {
        this.settings = settings;
        this.budget = budget;
        this.directory = directory;
        this.pid = pid;
        commands = new DiagnosticCommands();
        // First, so that what the recorder keeps for itself is nobody's growth.
        recording = settings.recording() ? FlightRecording.start(commands, directory, pid) : null;
        out = new ProbeLog(new File(directory, ProbeFile.HEAP_SNAPSHOTS.of(pid)));
        offHeap = OffHeapMemory.of(commands);
        out.write(new LogLineWriter(LineKind.HEAP_HEADER).text(Field.PID, pid).end() + regions());
    }

    /** Empty where the collector is not G1, or has not said how large its regions are. */
    private static String regions() {
        try {
            String bytes = hotSpot().getVMOption("G1HeapRegionSize").getValue();
            return bytes.equals("0")
                    ? ""
                    : new LogLineWriter(LineKind.HEAP_REGIONS)
                            .number(Field.BYTES, Long.parseLong(bytes))
                            .end();
        } catch (RuntimeException unknown) {
            return "";
        }
    }

    private static HotSpotDiagnosticMXBean hotSpot() {
        return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    }

    /**
     * A class has ended: takes a snapshot if the budget allows one.
     *
     * @param className empty before the first
     * @param lastOfEngine whether its engine, after it, lets go of what no class did: it then has a snapshot in any case
     * @return whether it was taken
     */
    boolean classEnded(String className, boolean lastOfEngine) throws IOException, JMException {
        earn(System.nanoTime());
        if (!lastOfEngine && !budget.allowsSnapshot(skipped.size() + 1)) {
            skipped.add(className);
            return false;
        }
        takeOfClass(className);
        return true;
    }

    /** A class has ended while others run, whose objects would count as kept: the next snapshot speaks for it too. */
    void skip(String className) {
        skipped.add(className);
    }

    /** A class starts. If it is of another package than those that were skipped, they have a snapshot of their own first. */
    void classStarts(String className) throws IOException, JMException {
        if (skipped.isEmpty()) {
            return;
        }
        String last = skipped.get(skipped.size() - 1);
        if (!packageOf(last).equals(packageOf(className)) && !budget.isExhausted()) {
            earn(System.nanoTime());
            takeOfSkipped();
        }
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    /** The next test of a class starts. Takes a snapshot where much was allocated since the last, since the class may keep it. */
    void testEnded(String className, String test) throws IOException, JMException {
        long now = System.nanoTime();
        earn(now);
        if (!tests.isDue(used(), budget.costNanos())) {
            return;
        }
        out.write(tests.line(histogram(), className, test));
        lastEnd = System.nanoTime();
        tests.spend(lastEnd - now);
    }

    /** The next snapshot of a class is also that of this test. */
    void lastTestOfClass(String className, String test) {
        lastClass = className;
        lastTest = test;
    }

    /** In bytes, garbage included. */
    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void earn(long now) {
        tests.earn(now - lastEnd);
        budget.earn(now - lastEnd);
        lastEnd = now;
    }

    private void takeOfSkipped() throws IOException, JMException {
        takeOfClass(skipped.remove(skipped.size() - 1));
    }

    private void takeOfClass(String className) throws IOException, JMException {
        long began = System.nanoTime();
        NativeSnapshot beside = offHeap == null ? null : new NativeSnapshot(offHeap, commands);
        HeapHistogram withUnused = beside != null && rose(beside) ? histogram("-all") : null;
        HeapHistogram histogram = histogram();
        StringBuilder lines = new StringBuilder(4096);
        if (tests.lastWasOfTest() && !lastTest.isEmpty()) {
            lines.append(tests.line(histogram, lastClass, lastTest));
        }
        lastTest = "";
        types.write(histogram, lines);
        tests.classSnapshot(histogram.liveBytes());
        String memory = "";
        if (beside != null) {
            beside.heapCollected(
                    withUnused == null
                            ? Collections.<String, Long>emptyMap()
                            : wrappers.dropped(withUnused, histogram));
            lastOffHeap = beside.offHeapBytes();
            memory = beside.line();
        }
        String snapshot = new LogLineWriter(LineKind.CLASS_SNAPSHOT)
                .number(Field.NANOS, began)
                .text(Field.SKIPPED_CLASSES, String.join(",", skipped))
                .number(Field.LIVE_BYTES, histogram.liveBytes())
                .text(Field.CLASS_NAME, className)
                .amount(Field.OFF_HEAP, lastOffHeap)
                .end();
        out.write(snapshot + memory + lines);
        skipped.clear();
        tests.beganAt(used());
        lastEnd = System.nanoTime();
        budget.spend(lastEnd - began);
    }

    void roundStarts(int round) throws IOException {
        out.write(new LogLineWriter(LineKind.ROUND_STARTED)
                .number(Field.ROUND, round)
                .end());
    }

    /**
     * All tests of a round have ended.
     *
     * @param dumped whether somebody will compare what its holders keep
     */
    void roundEnded(int round, boolean dumped) throws IOException, JMException {
        NativeSnapshot beside = offHeap == null ? null : new NativeSnapshot(offHeap, commands);
        long live = histogram().liveBytes();
        if (beside != null) {
            beside.heapCollected(Collections.<String, Long>emptyMap());
        }
        out.write(new LogLineWriter(LineKind.ROUND_SNAPSHOT)
                .number(Field.ROUND, round)
                .number(Field.LIVE_BYTES, live)
                .amount(Field.OFF_HEAP, beside == null ? -1 : beside.offHeapBytes())
                .end());
        if (dumped && settings.heapDump()) {
            dump(ProbeFile.roundDump(pid, round));
        }
    }

    private boolean rose(NativeSnapshot now) {
        offHeapRose |= lastOffHeap >= 0 && now.offHeapBytes() - lastOffHeap >= MUCH_OFF_HEAP;
        return offHeapRose;
    }

    /**
     * @param tests that it concerns
     * @param className of the first of them, or empty
     */
    void trouble(int round, RoundTrouble what, int tests, String className, String method, String detail)
            throws IOException {
        out.write(new LogLineWriter(LineKind.ROUND_TROUBLE)
                .number(Field.ROUND, round)
                .text(Field.TROUBLE, what.word())
                .number(Field.TESTS, tests)
                .text(Field.CLASS_NAME, className)
                .text(Field.METHOD, method)
                .text(Field.DETAIL, detail)
                .end());
    }

    /** @param more arguments: {@code -all} counts unused objects too, and collects nothing */
    private HeapHistogram histogram(String... more) throws JMException {
        if (histogramArguments.length > 0) {
            try {
                return new HeapHistogram(commands.run("gcClassHistogram", joined(histogramArguments, more)));
            } catch (JMException | RuntimeException unknown) {
                histogramArguments = new String[0];
            }
        }
        return new HeapHistogram(commands.run("gcClassHistogram", more));
    }

    private static String[] joined(String[] some, String[] more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /**
     * Takes a snapshot of the classes that had none, dumps the heap and stops the recording.
     *
     * @param jvmEnds whether the recorder's own shutdown hook writes the recording: writing it twice at a time would lose it
     */
    void dump(boolean jvmEnds) throws IOException, JMException {
        if (!skipped.isEmpty()) {
            takeOfSkipped();
        }
        try {
            out.write(new LoaderTable(classLoaders()).lines());
            if (settings.heapDump()) {
                dump(ProbeFile.HEAP_DUMP.of(pid));
            }
        } finally {
            // After the dump and without a collection between: the sampled objects then are where the dump has them.
            if (recording != null && !jvmEnds) {
                recording.stop();
            }
        }
    }

    private String classLoaders() {
        try {
            return commands.run("vmClassloaderStats");
        } catch (JMException | RuntimeException unknown) {
            return "";
        }
    }

    /** Of live objects only, readable by nobody else; nothing where the disk has no room for it. */
    private void dump(String name) throws IOException {
        long used = used();
        if (directory.getUsableSpace() < 3 * used) {
            out.write(new LogLineWriter(LineKind.NO_HEAP_DUMP)
                    .text(Field.DETAIL, "no room on disk for a heap dump of " + used + " bytes")
                    .end());
            return;
        }
        File file = new File(directory, name);
        hotSpot().dumpHeap(file.getPath(), true);
    }
}
