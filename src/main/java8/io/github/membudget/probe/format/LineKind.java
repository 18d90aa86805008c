package io.github.membudget.probe.format;

import static io.github.membudget.probe.format.Field.ARENAS;
import static io.github.membudget.probe.format.Field.BYTES;
import static io.github.membudget.probe.format.Field.CLASS_NAME;
import static io.github.membudget.probe.format.Field.COLLECTED;
import static io.github.membudget.probe.format.Field.COMPILERS_PEAK;
import static io.github.membudget.probe.format.Field.COUNTED;
import static io.github.membudget.probe.format.Field.DETAIL;
import static io.github.membudget.probe.format.Field.DROPPED;
import static io.github.membudget.probe.format.Field.END_NANOS;
import static io.github.membudget.probe.format.Field.EXACT;
import static io.github.membudget.probe.format.Field.FIGURES;
import static io.github.membudget.probe.format.Field.FREED;
import static io.github.membudget.probe.format.Field.HEAP;
import static io.github.membudget.probe.format.Field.INSTANCES;
import static io.github.membudget.probe.format.Field.LEFTOVER_KIND;
import static io.github.membudget.probe.format.Field.LIBRARIES;
import static io.github.membudget.probe.format.Field.LIVE_BYTES;
import static io.github.membudget.probe.format.Field.LIVE_GROWTH;
import static io.github.membudget.probe.format.Field.MALLOC;
import static io.github.membudget.probe.format.Field.MAPPED_FILES;
import static io.github.membudget.probe.format.Field.METHOD;
import static io.github.membudget.probe.format.Field.MILLIS;
import static io.github.membudget.probe.format.Field.NAME;
import static io.github.membudget.probe.format.Field.NANOS;
import static io.github.membudget.probe.format.Field.OFF_HEAP;
import static io.github.membudget.probe.format.Field.OTHER;
import static io.github.membudget.probe.format.Field.PID;
import static io.github.membudget.probe.format.Field.REPORTED_NAME;
import static io.github.membudget.probe.format.Field.RESETS_PEAK;
import static io.github.membudget.probe.format.Field.ROOM;
import static io.github.membudget.probe.format.Field.ROUND;
import static io.github.membudget.probe.format.Field.RSS;
import static io.github.membudget.probe.format.Field.SHARED;
import static io.github.membudget.probe.format.Field.SKIPPED_CLASSES;
import static io.github.membudget.probe.format.Field.START_NANOS;
import static io.github.membudget.probe.format.Field.TAGS;
import static io.github.membudget.probe.format.Field.TESTS;
import static io.github.membudget.probe.format.Field.TROUBLE;
import static io.github.membudget.probe.format.Field.TYPE;
import static io.github.membudget.probe.format.Field.TYPE_GROWTH;
import static io.github.membudget.probe.format.Field.UNSEEN;

/**
 * The lines that the probe writes, with their fields in order. The writer and the reader of a line both go through this list and refuse a field
 * that is not the next one, so that neither can miss what the other has changed.
 *
 * <p>Fields are divided by tabs. The first says what the line is. The last is {@link #END}: a line without it was cut off when its writer was
 * killed.
 */
public enum LineKind {
    /** The first line of {@link ProbeFile#LOG}. Its mark is the version of the format of all that follows. */
    LOG_HEADER("membudget-probe/1", PID, NANOS, RESETS_PEAK, RSS),
    TEST("T", START_NANOS, END_NANOS, SHARED, EXACT, FIGURES, CLASS_NAME, METHOD, REPORTED_NAME, TAGS),
    CLASS("C", START_NANOS, END_NANOS, SHARED, EXACT, FIGURES, CLASS_NAME, TAGS),
    /** How things were when a class began: all there is of one whose first test never ends. */
    BEFORE_CLASS("B", START_NANOS, END_NANOS, SHARED, EXACT, FIGURES, CLASS_NAME),
    LEFTOVER("L", SHARED, LEFTOVER_KIND, DETAIL, CLASS_NAME),
    /** A leftover that the user's policy watches, once all tests have ended. The method is the first test at whose end it was seen, or empty. */
    LEAK("K", SHARED, LEFTOVER_KIND, NAME, DETAIL, METHOD, CLASS_NAME),
    /** All tests have ended, and the leaks above are all that there are. */
    LEAKS_CHECKED("k", UNSEEN),
    /** At the end: the most that one part of the code cache had, and what it had room for. */
    CODE_HEAP("H", BYTES, ROOM, TYPE),
    /** Why the probe stopped working. */
    FAILURE("F", DETAIL),

    /** The first line of {@link ProbeFile#HEAP_SNAPSHOTS}. Its mark is the version of the format of all that follows. */
    HEAP_HEADER("membudget-live/1", PID),
    /** The size of the regions into which the collector divides the heap; without it the collector has none, or does not tell. */
    HEAP_REGIONS("g", BYTES),
    /** A snapshot at the end of a class, or with an empty name before the first. The types that changed follow. */
    CLASS_SNAPSHOT("S", NANOS, SKIPPED_CLASSES, LIVE_BYTES, CLASS_NAME, OFF_HEAP),
    /** What is resident at the snapshot above, after malloc gave back what was free. */
    MEMORY(
            "M",
            HEAP,
            LIBRARIES,
            MAPPED_FILES,
            MALLOC,
            OTHER,
            FREED,
            COLLECTED,
            DROPPED,
            ARENAS,
            COMPILERS_PEAK,
            COUNTED),
    /** A type of the snapshot above that changed since the one before. */
    TYPE_CHANGE("t", INSTANCES, BYTES, TYPE),
    /** A snapshot between two tests of a class, with the type that grew most. */
    TEST_SNAPSHOT("s", LIVE_BYTES, LIVE_GROWTH, TYPE, TYPE_GROWTH, METHOD, CLASS_NAME),
    /** What lived when a round of the classes had ended. */
    ROUND_SNAPSHOT("R", ROUND, LIVE_BYTES, OFF_HEAP),
    /** A later round begins. Where its snapshot is missing, the JVM ended meanwhile. */
    ROUND_STARTED("r", ROUND),
    /** What is wrong with a round, in how many tests and in which first. */
    ROUND_TROUBLE("N", ROUND, TROUBLE, TESTS, CLASS_NAME, METHOD, DETAIL),
    /** At the end: how many class loaders of one type there are, and the metaspace that they have. */
    CLASS_LOADERS("c", INSTANCES, BYTES, TYPE),
    /** Why there is no heap dump. */
    NO_HEAP_DUMP("D", DETAIL),

    /** The only line of {@link ProbeFile#CLOCKS}; it has no mark, and begins with its first field. */
    CLOCKS("", NANOS, MILLIS);

    /** Divides fields. */
    public static final char SEPARATOR = '\t';

    /** The last field of a whole line. */
    public static final char END = '.';

    /** A character of this is written as {@link #ESCAPE} and the letter of {@link #ESCAPES} at the same place. */
    public static final String ESCAPED = "\t\n\r\\";

    public static final String ESCAPES = "tnr\\";

    public static final char ESCAPE = '\\';

    private final String mark;

    @SuppressWarnings("ImmutableEnumChecker") // Never changed, and never handed out.
    private final Field[] fields;

    LineKind(String mark, Field... fields) {
        this.mark = mark;
        this.fields = fields;
    }

    /** The first field. */
    public String mark() {
        return mark;
    }

    /** How many fields follow the mark, {@link Field#FIGURES} taken as one. */
    public int size() {
        return fields.length;
    }

    /**
     * Refuses a field that is not at this place.
     *
     * @param index 0 for the first after the mark
     * @throws IllegalStateException if such a line has another field there, or none
     */
    public void expect(int index, Field field) {
        if (index >= fields.length || fields[index] != field) {
            throw new IllegalStateException(this + " has no " + field + " at " + index);
        }
    }
}
