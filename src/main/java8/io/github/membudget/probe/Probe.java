package io.github.membudget.probe;

import io.github.membudget.probe.Boundaries.Ended;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The one of this JVM, if it is a fork. All of it runs under one lock: what two threads read at a time belongs to neither. */
final class Probe {
    /** So short after the last look nothing but our own listener has run. */
    private static final long SAME_MOMENT_NANOS = 200_000;

    /** Where looking has become dear, what ran this shortly after the last look took less than what a figure is worth. */
    private static final long NEARLY_SAME_MOMENT_NANOS = 2_000_000;

    /** A test this short has touched some pages at most. */
    private static final long NOTHING_NANOS = 50_000;

    /** Where looking has become dear: little can become resident in that time, and the next look's mark has it. */
    private static final long LITTLE_NANOS = 500_000;

    /** Looking is dear once it has taken more than this part of the time. */
    private static final long DEAR_PART = 50;

    /** What is dear to count is counted after a test that took so many times as long, and after every class. */
    private static final long RESOURCES_PART = 50;

    /** Between two classes nobody's code runs for long. */
    private static final long BETWEEN_CLASSES_NANOS = 5_000_000;

    private static final String TEST = "T";
    private static final String CLASS = "C";
    private static final String BEFORE_CLASS = "B";

    private static final Probe INSTANCE = start();

    private final ProbeLog log;
    private final ProcessMemory memory = new ProcessMemory();
    private final JvmFigures jvm = new JvmFigures();
    private final OpenResources resources = new OpenResources();
    private Boundaries boundaries = new Boundaries(null, this::tell);

    private final Map<Object, Span> tests = new ConcurrentHashMap<Object, Span>();
    private final Map<String, Span> classes = new ConcurrentHashMap<String, Span>();
    private long began;
    private long spentNanos;
    private long lastLookNanos;
    private long lastFiguresNanos;
    private long resourcesNanos = 200_000;
    private long lastCountedNanos;
    private long lastMark;
    private final Map<String, String> names = new HashMap<String, String>();
    private final Leftovers leftovers;
    private boolean sharedClasses;
    private boolean failed;

    private Probe(ProbeLog log) {
        this.log = log;
        this.leftovers = new Leftovers(log);
    }

    /** Null where this JVM is no fork, or where it cannot be watched: then the plugin finds no log, and says so. */
    static Probe ofThisJvm() {
        return INSTANCE;
    }

    private static Probe start() {
        String directory = Asked.log();
        if (directory == null) {
            return null;
        }
        try {
            String pid = ThisProcess.pid();
            Probe probe = new Probe(new ProbeLog(new File(directory, pid + ".log")));
            synchronized (probe) {
                probe.begin(pid);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(probe::jvmEnds, "membudget-probe-end"));
            return probe;
        } catch (Throwable ours) {
            return null;
        }
    }

    private void begin(String pid) throws Exception {
        // What looking itself opens and loads for good is there from now on.
        LeftBehind.look();
        memory.read();
        if (memory.rss() >= 0) {
            // With its first channel a JVM opens a socket of its own for good, which no class is to be told of.
            Files.newByteChannel(Paths.get(ThisProcess.proc("self/status"))).close();
        }
        lastMark = memory.mark();
        StringBuilder line = new StringBuilder(ProbeLog.FORMAT);
        ProbeLog.field(line, pid);
        ProbeLog.field(line, System.nanoTime());
        ProbeLog.field(line, Boolean.toString(memory.resets()));
        ProbeLog.figure(line, memory.rss());
        log.write(line);
        boundaries = new Boundaries(LiveSets.wanted(pid), this::tell);
        began = System.nanoTime();
    }

    synchronized void planStarted(ClassesToCome planned) throws Exception {
        boundaries.planStarted(planned);
    }

    synchronized void classSkipped(String id) throws Exception {
        boundaries.isOver(id);
    }

    /** @param id equal at its end */
    synchronized void testStarted(Object id) throws Exception {
        boundaries.testStarts();
        long now = System.nanoTime();
        boolean stale = sameMoment(now) && now - lastLookNanos >= SAME_MOMENT_NANOS;
        Span span = begin(look(now));
        // The mark is then that of the short tests before it as well.
        span.exact = !stale;
        if (!tests.isEmpty()) {
            span.shared = true;
            for (Span other : tests.values()) {
                other.shared = true;
            }
        }
        tests.put(id, span);
        spentNanos += System.nanoTime() - now;
    }

    synchronized void testEnded(Object id, String className, String method, String reported, String tags)
            throws IOException {
        // First of all, so that nothing of ours is counted.
        long allocatedByThread = jvm.allocatedByThread();
        long allocated = jvm.allocated();
        long now = System.nanoTime();
        Span span = tests.get(id);
        if (span == null) {
            return;
        }
        span.end(now, allocatedByThread, allocated);
        boolean looked = !isBrief(span) || !sameMoment(now);
        if (looked) {
            lookAgain(now);
        } else {
            span.exact &= now - span.startNanos < NOTHING_NANOS;
        }
        tests.remove(id);
        boundaries.testEnded(className, reported.isEmpty() ? method : reported, span.shared || sharedClasses);
        StringBuilder line = line(TEST, span);
        ProbeLog.field(line, className);
        ProbeLog.field(line, method);
        ProbeLog.field(line, reported);
        ProbeLog.field(line, tags);
        log.write(line);
        long after = System.nanoTime();
        if (looked) {
            // Our own writing is nobody's.
            lastLookNanos = after;
        }
        spentNanos += after - now;
    }

    synchronized void classStarted(String id, String className) throws Exception {
        if (classes.isEmpty()) {
            boundaries.classStarts(className);
        }
        Span span = begin(look(System.nanoTime()));
        if (classes.isEmpty()) {
            leftovers.classStarts();
            sharedClasses = false;
        } else {
            // Nested in one that is open, or beside one.
            sharedClasses |= !nested(className);
        }
        classes.put(id, span);
        names.put(id, className);
        // What was there before it: the black box of a first test that never ends has nothing else to show.
        Span now = begin(span.peakBefore);
        now.end(now.startNanos, now.allocatedByThread, now.allocated);
        log.write(ProbeLog.field(line(BEFORE_CLASS, now), className));
        lastLookNanos = System.nanoTime();
    }

    synchronized void classEnded(String id, String className, String tags) throws Exception {
        long allocatedByThread = jvm.allocatedByThread();
        long allocated = jvm.allocated();
        long now = System.nanoTime();
        look(now);
        Span span = classes.remove(id);
        if (span == null) {
            return;
        }
        span.end(now, allocatedByThread, allocated);
        names.remove(id);
        boolean alone = classes.isEmpty();
        boundaries.classEnded(new Ended(span, className, tags), alone, nested(className));
        if (alone) {
            leftovers.classEnded(className, sharedClasses);
        }
        boundaries.isOver(id);
        lastLookNanos = System.nanoTime();
    }

    private void tell(Ended ended, boolean looked) throws IOException {
        if (looked) {
            // What it kept, not what waited for a collection.
            lookAgain(System.nanoTime());
        }
        StringBuilder line = line(CLASS, ended.span);
        ProbeLog.field(line, ended.className);
        ProbeLog.field(line, ended.tags);
        log.write(line);
    }

    private boolean nested(String className) {
        for (String open : names.values()) {
            if (className.startsWith(open + "$")) {
                return true;
            }
        }
        return false;
    }

    synchronized void planEnded() {
        try {
            boundaries.planEnded();
        } catch (Throwable ours) {
            fail(ours);
        }
    }

    /** The JVM ends: what the last class left has had its moment to end. */
    private synchronized void jvmEnds() {
        try {
            leftovers.jvmEnds();
            boundaries.jvmEnds();
        } catch (Throwable ours) {
            fail(ours);
        }
    }

    /** The plugin warns of it; what was noted before stands. */
    synchronized void fail(Throwable ours) {
        if (failed) {
            return;
        }
        failed = true;
        try {
            log.write(ProbeLog.field(new StringBuilder("F"), ours.toString()));
        } catch (Throwable again) {
            // Silence is all that is left.
            return;
        }
    }

    private Span begin(long peakBefore) {
        return new Span(System.nanoTime(), memory.rss(), peakBefore, jvm.allocatedByThread(), jvm.allocated());
    }

    /** Reads RSS and the mark since the last look, credits all that is open, and resets the mark. Returns the mark. */
    private long look(long now) throws IOException {
        return sameMoment(now) ? memory.rss() : lookAgain(now);
    }

    private boolean sameMoment(long now) {
        long since = now - lastLookNanos;
        return lastLookNanos != 0 && (since < SAME_MOMENT_NANOS || since < NEARLY_SAME_MOMENT_NANOS && dear(now));
    }

    private boolean isBrief(Span span) {
        long took = span.endNanos - span.startNanos;
        return took < NOTHING_NANOS || took < LITTLE_NANOS && dear(span.endNanos);
    }

    private boolean dear(long now) {
        return spentNanos * DEAR_PART > now - began;
    }

    private long lookAgain(long now) throws IOException {
        memory.read();
        boolean known = memory.resets() || memory.mark() > lastMark;
        credit(tests.values(), known);
        credit(classes.values(), known);
        lastMark = memory.mark();
        memory.resetMark();
        lastLookNanos = now;
        return known ? lastMark : memory.rss();
    }

    private void credit(Iterable<Span> open, boolean known) {
        for (Span span : open) {
            span.peak = Math.max(span.peak, known ? memory.mark() : memory.rss());
            span.exact &= known;
        }
    }

    private StringBuilder line(String kind, Span span) {
        boolean counted = !kind.equals(TEST) || span.endNanos - span.startNanos > resourcesNanos * RESOURCES_PART;
        boolean justCounted = kind.equals(BEFORE_CLASS) && span.endNanos - lastCountedNanos < BETWEEN_CLASSES_NANOS;
        if (counted && !justCounted) {
            long before = System.nanoTime();
            resources.read();
            lastCountedNanos = System.nanoTime();
            resourcesNanos = lastCountedNanos - before;
        }
        boolean same = kind.equals(TEST)
                && isBrief(span)
                && span.endNanos - lastFiguresNanos < NEARLY_SAME_MOMENT_NANOS
                && dear(span.endNanos);
        if (!same) {
            jvm.read();
            lastFiguresNanos = span.endNanos;
        }
        StringBuilder line = new StringBuilder(256).append(kind);
        ProbeLog.field(line, span.startNanos);
        ProbeLog.field(line, span.endNanos);
        ProbeLog.field(line, Boolean.toString(span.shared));
        ProbeLog.field(line, Boolean.toString(span.exact));
        ProbeLog.figure(line, span.rssBefore);
        ProbeLog.figure(line, memory.rss());
        ProbeLog.figure(line, span.peak);
        ProbeLog.figure(line, span.peakBefore);
        ProbeLog.figure(line, span.allocatedByThread);
        ProbeLog.figure(line, span.allocated);
        ProbeLog.figure(line, jvm.heapAfterCollection());
        ProbeLog.figure(line, jvm.direct());
        ProbeLog.figure(line, jvm.mapped());
        ProbeLog.figure(line, jvm.metaspace());
        ProbeLog.figure(line, jvm.loadedClasses());
        ProbeLog.figure(line, jvm.threads());
        ProbeLog.figure(line, counted ? resources.files() : -1);
        ProbeLog.figure(line, counted ? resources.children() : -1);
        return ProbeLog.figure(line, counted ? resources.childrenRss() : -1);
    }
}
