package io.github.membudget.probe;

import java.util.Collections;

/**
 * In an investigation, when to look at what lives: a test or a class that ended is looked at when the next one starts, for only then has
 * its framework let go of it. Elsewhere there are no looks, and all of this does nothing.
 */
final class Boundaries {
    /** What a class used is told once it was looked at. */
    interface Told {
        void tell(Ended ended, boolean looked) throws Exception;
    }

    /** A class that ended. */
    static final class Ended {
        final Span span;
        final String className;
        final String tags;

        Ended(Span span, String className, String tags) {
            this.span = span;
            this.className = className;
            this.tags = tags;
        }
    }

    /** Null unless this is an investigation. */
    private final LiveSets live;

    private final Told told;
    private ClassesToCome toCome = new ClassesToCome(Collections.<String>emptySet());
    private Ended ended;
    /** The test that ended last, where no other ran beside it: its class, and its name. */
    private String[] endedTest;

    private int classesInPlan;
    private boolean started;
    private boolean dumped;

    Boundaries(LiveSets live, Told told) {
        this.live = live;
        this.told = told;
    }

    /** What its discovery made, as the rows of JUnit 4's parameterized classes, is no class's growth. */
    void planStarted(ClassesToCome planned) throws Exception {
        toCome = planned;
        if (live != null && !started) {
            live.look("", false);
        }
        started = true;
    }

    void testStarts() throws Exception {
        if (endedTest != null) {
            live.testEnded(endedTest[0], endedTest[1]);
        }
        endedTest = null;
    }

    /** @param shared whether others ran beside it */
    void testEnded(String className, String name, boolean shared) {
        endedTest = live == null || shared ? null : new String[] {className, name};
    }

    /** The first of those that are open then. */
    void classStarts(String className) throws Exception {
        if (live != null) {
            settle(false);
            live.classStarts(className);
        }
    }

    /**
     * Tells of it now, or once it was looked at.
     *
     * @param alone whether none is open any more
     * @param nested whether it is a part of another
     */
    void classEnded(Ended one, boolean alone, boolean nested) throws Exception {
        if (!nested) {
            classesInPlan++;
        }
        if (live == null || !alone) {
            if (live != null && !nested) {
                live.missed(one.className);
            }
            told.tell(one, false);
            return;
        }
        ended = one;
    }

    /** A class ended or was skipped. After the last one its engine lets go of more than that class did, which is not that class's; and TestNG of all. */
    void isOver(String id) throws Exception {
        if (toCome.isLast(id)) {
            settle(true);
            if (ClassesToCome.isTestng(id)) {
                dump(false);
            }
        }
    }

    /** Where a plan has one class, as with several forks, another will follow: the heap is then dumped when the JVM ends. */
    void planEnded() throws Exception {
        // What the discovery of the next plan makes is not its.
        settle(false);
        if (classesInPlan > 1) {
            dump(false);
        }
        classesInPlan = 0;
    }

    void jvmEnds() throws Exception {
        dump(true);
    }

    private void settle(boolean last) throws Exception {
        if (ended == null) {
            return;
        }
        if (endedTest != null) {
            live.classEnds(endedTest[0], endedTest[1]);
            endedTest = null;
        }
        Ended one = ended;
        ended = null;
        told.tell(one, live.look(one.className, last));
    }

    private void dump(boolean jvmEnds) throws Exception {
        if (live != null && !dumped) {
            dumped = true;
            settle(false);
            live.dump(jvmEnds);
        }
    }
}
