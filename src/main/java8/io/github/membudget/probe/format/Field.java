package io.github.membudget.probe.format;

/** The fields of the lines that the probe writes. Which a line has, and in which order, is said by its {@link LineKind}. */
public enum Field {
    PID,
    /** {@link System#nanoTime()} of the fork. */
    NANOS,
    /** {@link System#currentTimeMillis()} of the fork. */
    MILLIS,
    /** Whether the kernel's mark of the peak RSS can be reset: only then is each test's own peak exact. */
    RESETS_PEAK,
    /** In bytes, empty where not known. */
    RSS,
    START_NANOS,
    END_NANOS,
    /** Whether others ran in the same JVM meanwhile. */
    SHARED,
    /** Whether the peak is the kernel's mark, not the higher of two samples. */
    EXACT,
    /** One for each {@link ForkFigure}, in its order, empty where not known. */
    FIGURES,
    CLASS_NAME,
    METHOD,
    /** The test's name with its invocation, as the platform reports it. */
    REPORTED_NAME,
    /** Divided by commas. */
    TAGS,
    /** {@link LeftoverKind#word()}. */
    LEFTOVER_KIND,
    /** In words for a person. */
    DETAIL,
    /** How a leftover is called, as the user's patterns see it. */
    NAME,
    /** {@link LeftoverKind#word()} of each kind that this JVM does not show, divided by commas. */
    UNSEEN,
    /** Classes that ended since the snapshot before and had none of their own, divided by commas. */
    SKIPPED_CLASSES,
    /** Live bytes on the heap. */
    LIVE_BYTES,
    /** How many more live bytes than at the snapshot before. */
    LIVE_GROWTH,
    /** Resident bytes outside of the heap, empty where not known. */
    OFF_HEAP,
    /** Resident bytes of the Java heap. */
    HEAP,
    /** Resident bytes of libraries' code and of the JDK's class archive. */
    LIBRARIES,
    /** Resident bytes of other mapped files. */
    MAPPED_FILES,
    /** Resident bytes of what malloc has, but for large blocks. */
    MALLOC,
    /** Other resident bytes of the process. */
    OTHER,
    /** Bytes that malloc gave back when asked before the heap was collected, empty where it was not asked. */
    FREED,
    /** Bytes beside the heap that only the collection of the heap freed. */
    COLLECTED,
    /** {@code a.Image=20}: how many objects with native memory of their own the collection found unused; empty where nobody looked. */
    DROPPED,
    /** Into how many parts glibc has divided what malloc has. */
    ARENAS,
    /** The most bytes of malloc that the JVM's compilers have had since it began, empty where not known. */
    COMPILERS_PEAK,
    /** {@code Symbol=8192,GC=4096}: bytes that the JVM counts, by its own names for them; empty where it does not count. */
    COUNTED,
    /** A class as the JVM's histogram names it, or a part of the code cache. */
    TYPE,
    /** How many more bytes the type's instances have than at the snapshot before. */
    TYPE_GROWTH,
    /** 1 for the run of the classes that Surefire asked for. */
    ROUND,
    /** {@link RoundTrouble#word()}. */
    TROUBLE,
    /** How many. */
    TESTS,
    /** Of a type. */
    INSTANCES,
    /** Of all instances of a type, of one region of the heap, or in one part of the code cache. */
    BYTES,
    /** Bytes that there is room for. */
    ROOM
}
