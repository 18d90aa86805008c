package io.github.membudget.probe;

import io.github.membudget.probe.SnapshotSchedule.EndedClass;
import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.probe.format.LineKind;
import io.github.membudget.probe.format.ProbeFile;
import io.github.membudget.probe.format.RoundTrouble;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Measures this fork around each test and class, and logs it. There is one for the JVM. All of it runs under one lock: what is measured while two
 * threads report belongs to neither.
 */
final class Probe {
    /** Between two classes nobody's code runs for long. */
    private static final long BETWEEN_CLASSES_NANOS = 5_000_000;

    private static final @Nullable Probe INSTANCE = start();

    private final ProbeLog log;
    private final Leftovers leftovers;
    private final SnapshotSchedule schedule;
    private final ProcessMemory memory = new ProcessMemory();
    private final JvmFigures jvm = new JvmFigures();
    private final OpenResources resources = new OpenResources();
    private final Map<Object, Measurement> tests = new ConcurrentHashMap<Object, Measurement>();
    private final Map<String, Measurement> classes = new ConcurrentHashMap<String, Measurement>();
    private final Map<String, String> classNames = new HashMap<String, String>();
    private final MeasuringTime time;
    private long lastMeasuredNanos;
    private long lastJvmFiguresNanos;
    private long lastCountedNanos;
    private long lastPeak;
    private boolean sharedClasses;
    private boolean failed;

    /** Starts the log of this fork. */
    Probe(ProbeSettings settings, File directory, String pid) throws Exception {
        log = new ProbeLog(new File(directory, ProbeFile.LOG.of(pid)));
        InventoryTaker taker = new InventoryTaker(settings);
        leftovers = new Leftovers(log, taker, LeakCheck.of(settings, log, taker));
        // What taking one opens and loads for good is there from now on.
        taker.take();
        memory.read();
        if (memory.rss() >= 0) {
            // With its first channel a JVM opens a socket of its own for good, which is no class's.
            Files.newByteChannel(Paths.get(ThisProcess.proc("self/status"))).close();
        }
        lastPeak = memory.peak();
        log.write(new LogLineWriter(LineKind.LOG_HEADER)
                .text(Field.PID, pid)
                .number(Field.NANOS, System.nanoTime())
                .flag(Field.RESETS_PEAK, memory.resetsPeak())
                .amount(Field.RSS, memory.rss())
                .end());
        String investigation = settings.investigationDirectory();
        HeapSnapshots snapshots =
                investigation == null ? null : new HeapSnapshots(settings, new File(investigation), pid);
        schedule = new SnapshotSchedule(snapshots, this::writeClass);
        time = new MeasuringTime(System.nanoTime());
    }

    /** Null where this JVM is no fork or cannot be watched: then the plugin finds no log, and says so. */
    static @Nullable Probe ofThisJvm() {
        return INSTANCE;
    }

    private static @Nullable Probe start() {
        ProbeSettings settings = ProbeSettings.ofThisJvm();
        String directory = settings.logDirectory();
        if (directory == null) {
            return null;
        }
        try {
            Probe probe = new Probe(settings, new File(directory), ThisProcess.pid());
            Runtime.getRuntime().addShutdownHook(new Thread(probe::jvmEnds, "membudget-probe-end"));
            return probe;
        } catch (Throwable ours) {
            return null;
        }
    }

    synchronized void planStarted(RemainingClasses planned) throws Exception {
        schedule.planStarted(planned);
    }

    /** All classes have run, and will run again. */
    synchronized void roundsStart() throws Exception {
        schedule.roundsStart();
    }

    synchronized void roundStarts(int round) throws Exception {
        HeapSnapshots snapshots = schedule.snapshots();
        if (snapshots != null) {
            snapshots.roundStarts(round);
        }
    }

    synchronized void roundEnded(int round, boolean dumped) throws Exception {
        HeapSnapshots snapshots = schedule.snapshots();
        if (snapshots != null) {
            snapshots.roundEnded(round, dumped);
        }
    }

    synchronized void trouble(int round, RoundTrouble what, int tests, TestName first, String detail) throws Exception {
        HeapSnapshots snapshots = schedule.snapshots();
        if (snapshots != null) {
            snapshots.trouble(round, what, tests, first.className, first.method, detail);
        }
    }

    synchronized void classSkipped(String id) throws Exception {
        schedule.isOver(id);
    }

    /** @param id equal at its end */
    synchronized void testStarted(Object id) throws Exception {
        schedule.testStarts();
        long now = System.nanoTime();
        boolean stale = isSameMoment(now) && now - lastMeasuredNanos >= MeasuringTime.SAME_MOMENT_NANOS;
        Measurement test = begin(measure(now));
        // A stale peak is that of the short tests before it as well.
        test.exact = !stale;
        if (!tests.isEmpty()) {
            test.shared = true;
            for (Measurement other : tests.values()) {
                other.shared = true;
            }
        }
        tests.put(id, test);
        time.spend(System.nanoTime() - now);
    }

    synchronized void testEnded(Object id, String className, String method, String reportedName, String tags)
            throws IOException {
        // First of all, so that nothing of ours is counted.
        long allocatedByThread = jvm.allocatedByThread();
        long allocated = jvm.allocated();
        long now = System.nanoTime();
        Measurement test = tests.get(id);
        if (test == null) {
            return;
        }
        test.end(now, allocatedByThread, allocated);
        boolean measured = !time.isBrief(test) || !isSameMoment(now);
        if (measured) {
            measureNow(now);
        } else {
            test.exact &= now - test.startNanos < MeasuringTime.NOTHING_NANOS;
        }
        tests.remove(id);
        leftovers.testEnded(className, method, test.shared);
        schedule.testEnded(className, reportedName.isEmpty() ? method : reportedName, test.shared || sharedClasses);
        log.write(line(LineKind.TEST, test)
                .text(Field.CLASS_NAME, className)
                .text(Field.METHOD, method)
                .text(Field.REPORTED_NAME, reportedName)
                .text(Field.TAGS, tags)
                .end());
        long after = System.nanoTime();
        if (measured) {
            // The time that our own writing took belongs to no test.
            lastMeasuredNanos = after;
        }
        time.spend(after - now);
    }

    synchronized void classStarted(String id, String className) throws Exception {
        if (classes.isEmpty()) {
            schedule.classStarts(className);
        }
        Measurement opened = begin(measure(System.nanoTime()));
        if (classes.isEmpty()) {
            leftovers.classStarts();
            sharedClasses = false;
        } else {
            // Nested in one that is open, or beside it.
            sharedClasses |= !isNested(className);
        }
        classes.put(id, opened);
        classNames.put(id, className);
        // If its first test never ends, the black box has nothing but this to show.
        Measurement before = begin(opened.peakBefore);
        before.end(before.startNanos, before.allocatedByThread, before.allocated);
        log.write(line(LineKind.BEFORE_CLASS, before)
                .text(Field.CLASS_NAME, className)
                .end());
        lastMeasuredNanos = System.nanoTime();
    }

    synchronized void classEnded(String id, String className, String tags) throws Exception {
        long allocatedByThread = jvm.allocatedByThread();
        long allocated = jvm.allocated();
        long now = System.nanoTime();
        measure(now);
        Measurement ended = classes.remove(id);
        if (ended == null) {
            return;
        }
        ended.end(now, allocatedByThread, allocated);
        classNames.remove(id);
        boolean alone = classes.isEmpty();
        schedule.classEnded(new EndedClass(ended, className, tags), alone, isNested(className));
        if (alone) {
            leftovers.classEnded(className, sharedClasses);
        }
        schedule.isOver(id);
        lastMeasuredNanos = System.nanoTime();
    }

    private void writeClass(EndedClass ended, boolean snapshot) throws IOException {
        if (snapshot) {
            // The snapshot collected the heap: this is what the class kept, without its garbage.
            measureNow(System.nanoTime());
        }
        log.write(line(LineKind.CLASS, ended.measurement)
                .text(Field.CLASS_NAME, ended.className)
                .text(Field.TAGS, ended.tags)
                .end());
    }

    private boolean isNested(String className) {
        for (String open : classNames.values()) {
            if (className.startsWith(open + "$")) {
                return true;
            }
        }
        return false;
    }

    synchronized void planEnded() {
        try {
            schedule.planEnded();
        } catch (Throwable ours) {
            fail(ours);
        }
    }

    /** No plan runs any more. Another may follow where the session is one plan's. */
    synchronized void sessionEnded() throws IOException {
        leftovers.allTestsEnded();
    }

    synchronized void jvmEnds() {
        try {
            log.write(CodeHeaps.lines());
            leftovers.jvmEnds();
            schedule.jvmEnds();
        } catch (Throwable ours) {
            fail(ours);
        }
    }

    /** The plugin warns of it. What was logged before stands. */
    synchronized void fail(Throwable ours) {
        if (failed) {
            return;
        }
        failed = true;
        try {
            log.write(new LogLineWriter(LineKind.FAILURE)
                    .text(Field.DETAIL, ours.toString())
                    .end());
        } catch (Throwable again) {
            return; // There is no other way to tell anybody.
        }
    }

    private Measurement begin(long peakBefore) {
        return new Measurement(System.nanoTime(), memory.rss(), peakBefore, jvm.allocatedByThread(), jvm.allocated());
    }

    /**
     * Measures unless that was done just now.
     *
     * @return the peak since the measurement before, in bytes
     */
    private long measure(long now) throws IOException {
        return isSameMoment(now) ? memory.rss() : measureNow(now);
    }

    private boolean isSameMoment(long now) {
        return lastMeasuredNanos != 0 && time.isSameMoment(lastMeasuredNanos, now);
    }

    /** Reads RSS and its peak, adds the peak to all that is open, and resets it. */
    private long measureNow(long now) throws IOException {
        memory.read();
        boolean exact = memory.resetsPeak() || memory.peak() > lastPeak;
        addPeak(tests.values(), exact);
        addPeak(classes.values(), exact);
        lastPeak = memory.peak();
        memory.resetPeak();
        lastMeasuredNanos = now;
        return exact ? lastPeak : memory.rss();
    }

    private void addPeak(Iterable<Measurement> open, boolean exact) {
        for (Measurement one : open) {
            one.peak = Math.max(one.peak, exact ? memory.peak() : memory.rss());
            one.exact &= exact;
        }
    }

    /** The line up to its figures. */
    private LogLineWriter line(LineKind kind, Measurement one) {
        boolean counts = kind != LineKind.TEST || time.isWorthCounting(one);
        boolean justCounted = kind == LineKind.BEFORE_CLASS && one.endNanos - lastCountedNanos < BETWEEN_CLASSES_NANOS;
        if (counts && !justCounted) {
            countResources();
        }
        boolean justRead = kind == LineKind.TEST
                && time.isBrief(one)
                && one.endNanos - lastJvmFiguresNanos < MeasuringTime.NEARLY_SAME_MOMENT_NANOS
                && time.isExpensive(one.endNanos);
        if (!justRead) {
            jvm.read();
            lastJvmFiguresNanos = one.endNanos;
        }
        return new LogLineWriter(kind)
                .number(Field.START_NANOS, one.startNanos)
                .number(Field.END_NANOS, one.endNanos)
                .flag(Field.SHARED, one.shared)
                .flag(Field.EXACT, one.exact)
                .figure(ForkFigure.RSS_BEFORE, one.rssBefore)
                .figure(ForkFigure.RSS_AFTER, memory.rss())
                .figure(ForkFigure.PEAK, one.peak)
                .figure(ForkFigure.PEAK_BEFORE, one.peakBefore)
                .figure(ForkFigure.ALLOCATED, one.allocatedByThread)
                .figure(ForkFigure.ALLOCATED_BY_ALL, one.allocated)
                .figure(ForkFigure.HEAP_AFTER_COLLECTION, jvm.heapAfterCollection())
                .figure(ForkFigure.DIRECT_BUFFERS, jvm.direct())
                .figure(ForkFigure.MAPPED_BUFFERS, jvm.mapped())
                .figure(ForkFigure.METASPACE, jvm.metaspace())
                .figure(ForkFigure.LOADED_CLASSES, jvm.loadedClasses())
                .figure(ForkFigure.THREADS, jvm.threads())
                .figure(ForkFigure.OPEN_FILES, counts ? resources.files() : -1)
                .figure(ForkFigure.CHILD_PROCESSES, counts ? resources.children() : -1)
                .figure(ForkFigure.CHILD_PROCESSES_RSS, counts ? resources.childrenRss() : -1);
    }

    private void countResources() {
        long before = System.nanoTime();
        resources.read();
        lastCountedNanos = System.nanoTime();
        time.counted(lastCountedNanos - before);
    }
}
