package io.github.membudget.probe;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The one of this JVM, if it is a fork. All of it runs under one lock: what two threads read at a time belongs to neither. */
final class Probe {
    /** Names the directory that takes a log for each fork; without it this JVM is no fork of ours. */
    static final String LOG = "membudget.probe";

    /** So short after the last look nothing but our own listener has run. */
    private static final long SAME_MOMENT_NANOS = 200_000;

    /** What is dear to count is counted after a test that took so many times as long, and after every class. */
    private static final long RESOURCES_PART = 50;

    private static final String TEST = "T";
    private static final String CLASS = "C";

    private static final Probe INSTANCE = start();

    private final ProbeLog log;
    private final ProcessMemory memory = new ProcessMemory();
    private final JvmFigures jvm = new JvmFigures();
    private final OpenResources resources = new OpenResources();
    private final Map<String, Span> tests = new ConcurrentHashMap<String, Span>();
    private final Map<String, Span> classes = new ConcurrentHashMap<String, Span>();
    private long lastLookNanos;
    private long resourcesNanos = 200_000;
    private long lastMark;
    private boolean failed;

    private Probe(ProbeLog log) {
        this.log = log;
    }

    /** Null where this JVM is no fork, or where it cannot be watched: then the plugin finds no log, and says so. */
    static Probe ofThisJvm() {
        return INSTANCE;
    }

    private static Probe start() {
        String directory = System.getProperty(LOG);
        if (directory == null || directory.isEmpty()) {
            return null;
        }
        try {
            String pid = new File("/proc/self").getCanonicalFile().getName();
            Probe probe = new Probe(new ProbeLog(new File(directory, pid + ".log")));
            synchronized (probe) {
                probe.begin(pid);
            }
            return probe;
        } catch (Throwable ours) {
            return null;
        }
    }

    private void begin(String pid) throws IOException {
        memory.read();
        lastMark = memory.mark();
        StringBuilder line = new StringBuilder(ProbeLog.FORMAT);
        ProbeLog.field(line, pid);
        ProbeLog.field(line, System.nanoTime());
        ProbeLog.field(line, Boolean.toString(memory.resets()));
        ProbeLog.figure(line, memory.rss());
        log.write(line);
    }

    synchronized void testStarted(String id) throws IOException {
        long peakBefore = look(System.nanoTime());
        Span span = begin(peakBefore);
        if (!tests.isEmpty()) {
            span.shared = true;
            for (Span other : tests.values()) {
                other.shared = true;
            }
        }
        tests.put(id, span);
    }

    synchronized void testEnded(String id, String className, String method, String reported) throws IOException {
        // First of all, so that nothing of ours is counted.
        long allocatedByThread = jvm.allocatedByThread();
        long allocated = jvm.allocated();
        long now = System.nanoTime();
        Span span = tests.get(id);
        if (span == null) {
            return;
        }
        span.end(now, allocatedByThread, allocated);
        lastLookNanos = 0;
        look(now);
        tests.remove(id);
        StringBuilder line = line(TEST, span);
        ProbeLog.field(line, className);
        ProbeLog.field(line, method);
        ProbeLog.field(line, reported);
        log.write(line);
        lastLookNanos = System.nanoTime();
    }

    synchronized void classStarted(String id) throws IOException {
        classes.put(id, begin(look(System.nanoTime())));
    }

    synchronized void classEnded(String id, String className) throws IOException {
        long allocatedByThread = jvm.allocatedByThread();
        long allocated = jvm.allocated();
        long now = System.nanoTime();
        look(now);
        Span span = classes.remove(id);
        if (span == null) {
            return;
        }
        span.end(now, allocatedByThread, allocated);
        StringBuilder line = line(CLASS, span);
        ProbeLog.field(line, className);
        log.write(line);
        lastLookNanos = System.nanoTime();
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
        if (lastLookNanos != 0 && now - lastLookNanos < SAME_MOMENT_NANOS) {
            return memory.rss();
        }
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
        boolean counted = kind.equals(CLASS) || span.endNanos - span.startNanos > resourcesNanos * RESOURCES_PART;
        if (counted) {
            long before = System.nanoTime();
            resources.read();
            resourcesNanos = System.nanoTime() - before;
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
