package io.github.membudget.launch;

import io.github.membudget.model.ArchiveUse;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.JvmParts;
import io.github.membudget.model.TestEvent;
import io.github.membudget.model.TestFacts;
import io.github.membudget.plan.Selection;
import io.github.membudget.plan.TestModule;
import io.github.membudget.schedule.NotRecycled;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** Runs tests in forks of their own. */
public interface ForkLauncher {

    /** Text that stands in the command line of each fork of this module and of no other process' but their children's. */
    String marker(TestModule module);

    /** How many forks of this module may be alive at one time. */
    int forks(TestModule module);

    /** The arguments that the user gives to the forks of this module, fully expanded. */
    String userArguments(TestModule module);

    /** The same with what JVMs of this module's forks take from their environment besides. */
    String allArguments(TestModule module);

    /** What becomes of the parts that the module's {@code <jvm>} asks for; empty where the user says nothing of it. */
    Optional<JvmParts> jvm(TestModule module);

    /**
     * What came of the class archive that the module's forks were to use, once they have ended. Where there was none it is made, which
     * takes its time. Empty where none is asked for.
     *
     * @param completed whether the forks ended by themselves
     */
    Optional<ArchiveUse> archive(TestModule module, boolean completed);

    /**
     * Runs one selection of a module and returns when all its forks have ended.
     *
     * @param limits to add, where the user's arguments set none
     * @param place where its forks are to run
     * @param progress tests run and failed so far in this goal, for limits that count over the whole goal
     * @param listener hears what happens in the forks, on other threads
     */
    LaunchOutcome launch(
            TestModule module, Selection selection, Limits limits, Place place, Progress progress, Listener listener);

    /** Why this module's forks cannot give way to fresh ones at the end of a class; empty where they can. */
    Optional<NotRecycled> notRecycled(TestModule module);

    /**
     * The run of the module that has just ended does not count: what it wrote of results is taken back, and it may be run again.
     *
     * @param tests those that it ran
     */
    void forget(TestModule module, List<TestFacts> tests);

    /** What the JVM with this pid wrote of its own crash, if it did. */
    Optional<Path> crashReport(TestModule module, long pid);

    /** After how many failures and errors of this goal no further test is to run; empty for no limit. */
    OptionalInt failureLimit();

    /** Why this module cannot run at the same time as others of its goal, as a clause; empty where it can. */
    Optional<String> obstacleToSideBySide(TestModule module);

    /** Why the build goes on though a fork ended before its tests did, where Surefire itself raised nothing for it. */
    String goesOn();

    /** Surefire's own failure for a goal that ran no test, where the user's configuration asks for one. */
    Optional<Exception> failureWithoutTests();

    /** Hears what happens in the forks of a module, on several threads. */
    interface Listener extends Consumer<TestEvent> {
        /**
         * Whether a fork gives way to a fresh one. Asked where one of its classes has ended and another one waits for it.
         *
         * @param fork Surefire's number of it
         * @param classes how many it has run
         * @param next the one that waits
         */
        default boolean recycles(int fork, int classes, String next) {
            return false;
        }
    }

    /**
     * What each fork is given by its arguments.
     *
     * @param heap as -Xmx
     * @param direct as -XX:MaxDirectMemorySize
     */
    record Limits(Optional<Bytes> heap, Optional<Bytes> direct) {
        public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());
    }

    /**
     * Where the forks of a module run.
     *
     * @param session what marks every process of this build, in its environment
     * @param entry the group that its forks enter, where there is one
     * @param seen the memory that a fork sees in the group: its limit or the suite's
     * @param outside what it would see without
     * @param notes what forks note of themselves
     */
    record Place(String session, Optional<LimitedGroup.Entry> entry, Bytes seen, Bytes outside, Notes notes) {
        /** What all processes of a module inherit; another build of the same project at the same time has another. */
        public String inherited(String marker) {
            return session + " " + marker;
        }
    }

    /**
     * What forks are to note of themselves.
     *
     * @param logs the directory into which they do; made by who launches them
     * @param leftOff kinds of what classes leave behind that are not looked for
     * @param leaks what of it fails the build, for the probe; empty where nothing does
     * @param live the directory that takes live sets and heap dumps, where somebody investigates
     * @param recording whether the flight recorder runs then
     * @param dump whether heaps are dumped then
     * @param rounds how often the classes of a fork run then
     * @param portable whether they ask their system only what any other tells too
     */
    record Notes(
            boolean wanted,
            Path logs,
            Set<String> leftOff,
            String leaks,
            Optional<Path> live,
            boolean recording,
            boolean dump,
            int rounds,
            boolean portable) {}

    /**
     * @param failed failures and errors so far
     * @param several whether this goal runs Surefire more than once
     * @param beside whether at one time
     */
    record Progress(int failed, boolean several, boolean beside) {}
}
