package io.github.membudget.probe;

import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Decides in an investigation when a snapshot of the heap is taken. A test or a class that ended gets its snapshot when the next one starts: only
 * then has the test framework let go of it. Without an investigation there are no snapshots, and a class is reported at once.
 */
final class SnapshotSchedule {
    /** Takes what a class used, once its snapshot has been taken. */
    interface ClassReporter {
        /** @param snapshot whether one was taken for this class */
        void report(EndedClass ended, boolean snapshot) throws Exception;
    }

    /** A class that ended, with what it used. */
    static final class EndedClass {
        final Measurement measurement;
        final String className;
        final String tags;

        EndedClass(Measurement measurement, String className, String tags) {
            this.measurement = measurement;
            this.className = className;
            this.tags = tags;
        }
    }

    /** A test that ended while no other ran beside it. */
    private static final class EndedTest {
        final String className;
        final String name;

        EndedTest(String className, String name) {
            this.className = className;
            this.name = name;
        }
    }

    /** Null unless this is an investigation. */
    private final @Nullable HeapSnapshots snapshots;

    private final ClassReporter reporter;
    private RemainingClasses remaining = new RemainingClasses(Collections.<String>emptySet());
    private @Nullable EndedClass endedClass;
    private @Nullable EndedTest endedTest;
    private int classesInPlan;
    private boolean started;

    private boolean dumped;

    SnapshotSchedule(@Nullable HeapSnapshots snapshots, ClassReporter reporter) {
        this.snapshots = snapshots;
        this.reporter = reporter;
    }

    /** The first snapshot is taken now: what discovery made, as the rows of JUnit 4's parameterized classes, is no class's growth. */
    void planStarted(RemainingClasses planned) throws Exception {
        remaining = planned;
        if (snapshots != null && !started) {
            snapshots.classEnded("", false);
        }
        started = true;
    }

    /** All classes have run, and will run again: what they keep now is what later rounds are compared with. */
    void roundsStart() throws Exception {
        dump(false);
    }

    /** Null unless this is an investigation. */
    @Nullable
    HeapSnapshots snapshots() {
        return snapshots;
    }

    void testStarts() throws Exception {
        if (snapshots != null && endedTest != null) {
            snapshots.testEnded(endedTest.className, endedTest.name);
        }
        endedTest = null;
    }

    /** @param shared whether others ran beside it */
    void testEnded(String className, String name, boolean shared) {
        endedTest = snapshots == null || shared ? null : new EndedTest(className, name);
    }

    /** A class starts while no other is open. */
    void classStarts(String className) throws Exception {
        if (snapshots != null) {
            reportEndedClass(false);
            snapshots.classStarts(className);
        }
    }

    /**
     * A class has ended. It is reported now, or once it has had its snapshot.
     *
     * @param alone whether no other is open any more
     * @param nested whether it is a part of another
     */
    void classEnded(EndedClass ended, boolean alone, boolean nested) throws Exception {
        if (!nested) {
            classesInPlan++;
        }
        if (snapshots != null && alone) {
            endedClass = ended;
            return;
        }
        if (snapshots != null && !nested) {
            snapshots.skip(ended.className);
        }
        reporter.report(ended, false);
    }

    /**
     * A class has ended or was skipped. After an engine's last one there is no waiting: the engine then lets go of more than that class did. TestNG
     * lets go of all its classes, so the heap is dumped before.
     */
    void isOver(String id) throws Exception {
        if (remaining.removeLast(id)) {
            reportEndedClass(true);
            if (RemainingClasses.isTestng(id)) {
                dump(false);
            }
        }
    }

    /** After a plan of one class, as with several forks, another will follow: the heap is then dumped when the JVM ends. */
    void planEnded() throws Exception {
        // Before the discovery of the next plan makes objects of its own.
        reportEndedClass(false);
        if (classesInPlan > 1) {
            dump(false);
        }
        classesInPlan = 0;
    }

    void jvmEnds() throws Exception {
        dump(true);
    }

    private void reportEndedClass(boolean lastOfEngine) throws Exception {
        EndedClass ended = endedClass;
        if (snapshots == null || ended == null) {
            return;
        }
        if (endedTest != null) {
            snapshots.lastTestOfClass(endedTest.className, endedTest.name);
            endedTest = null;
        }
        endedClass = null;
        reporter.report(ended, snapshots.classEnded(ended.className, lastOfEngine));
    }

    private void dump(boolean jvmEnds) throws Exception {
        if (snapshots != null && !dumped) {
            dumped = true;
            reportEndedClass(false);
            snapshots.dump(jvmEnds);
        }
    }
}
