package io.github.membudget.explain;

import io.github.membudget.schedule.NotRecycled;
import io.github.membudget.schedule.Recycled;

/** Words about forks that give way to fresh ones, or cannot. */
public final class RecyclingText {
    private RecyclingText() {}

    /** What came of it, in one line. */
    public static String recycled(String module, Recycled recycled) {
        int times = recycled.turns().size();
        return "membudget: module '" + module + "' recycled its forks " + times + (times == 1 ? " time" : " times")
                + ": RSS was over " + recycled.at()
                + " at the end of a class"
                + (recycled.someAhead() ? ", or the next class would have passed it, as earlier runs show" : "")
                + ". The next classes ran in a fresh fork."
                + (recycled.afterEachClass()
                        ? " Most forks ran one class only. For fewer forks, set a larger <recycleAt>."
                        : "");
    }

    /** A warning, with what to do. */
    public static String refused(String module, NotRecycled why) {
        return "membudget: <recycleAt> does nothing for module '" + module + "': " + reason(why);
    }

    private static String reason(NotRecycled why) {
        return switch (why) {
            case FORK_FOR_EACH_CLASS ->
                "each class has a fork of its own already. Remove <recycleAt>, or set reuseForks.";
            case PARALLEL_CLASSES ->
                "its classes run in parallel in one fork. Use <forkCount> instead of parallel classes, or remove <recycleAt>.";
            case SUITE_FILES ->
                "it runs TestNG suite files, and a suite file cannot be divided. Select test classes instead, or remove"
                        + " <recycleAt>.";
            case TESTNG ->
                "TestNG runs all classes of a fork as one suite. Set <forkCount> to 2 or more: then Surefire runs each class as a"
                        + " suite of its own, and forks are recycled.";
            case FORK_NUMBERS ->
                "its configuration uses ${surefire.forkNumber}, and in a parallel build (-T) recycled forks get higher numbers."
                        + " Run without -T, or set <forkCount> to 2 or more.";
            case FORK_NODE ->
                "<forkNode> names another channel than Surefire's default. Remove <forkNode>, or remove <recycleAt>.";
            case DEBUGGER -> "a debugger is attached to its fork. Run without the debugger to recycle forks.";
            case NO_SHELL ->
                "this system has no /bin/sh, which starts the fresh forks. Use <isolation>class</isolation> here.";
            case OTHER_JVM ->
                "this Surefire would load the test classes in Maven's own JVM, which cannot run all that the forks can."
                        + " Use Surefire 3.6.0 or newer.";
        };
    }
}
