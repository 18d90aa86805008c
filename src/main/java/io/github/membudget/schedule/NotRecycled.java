package io.github.membudget.schedule;

/** Why the forks of a module cannot give way to fresh ones though the user asks for it. */
public enum NotRecycled {
    /** {@code reuseForks=false} or {@code <isolation>class}: it happens anyway. */
    FORK_FOR_EACH_CLASS,
    /** There is no end of a class at which nothing else runs. */
    PARALLEL_CLASSES,
    /** TestNG suite files: Surefire hands them out as a whole. */
    SUITE_FILES,
    /** One fork runs all its classes as one suite. */
    TESTNG,
    /** The user's configuration counts on fork numbers, and beside other modules a fork that runs nothing takes one of them. */
    FORK_NUMBERS,
    /** A fork node of the user's own, or Surefire's TCP channel: it serves one JVM. */
    FORK_NODE,
    DEBUGGER,
    /** On Windows. */
    NO_SHELL,
    /** Maven's own JVM has to load the test classes and may not be able to. */
    OTHER_JVM
}
