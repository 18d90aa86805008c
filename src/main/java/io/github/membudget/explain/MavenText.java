package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.MavenMemory;

/** Says what Maven's own JVM has of the memory that its forks need too. */
public final class MavenText {
    private static final int DERIVED_PERCENT = 90;

    private MavenText() {}

    /** Before a module starts whose heap may not find room. */
    public static String warning(String module, Bytes heaps, MavenMemory maven) {
        return "membudget: Maven itself holds " + share(maven, maven.rss()) + ". Module '" + module
                + "' may fill a heap of " + heaps.inMebibytes()
                + " besides. If the two do not fit, the kernel kills the larger one. " + mend(maven);
    }

    /** Where the kernel has killed a fork. */
    public static String atKill(MavenMemory maven) {
        return "Maven itself held " + share(maven, maven.rss()) + ". " + mend(maven);
    }

    /** At the end of the session. */
    public static String summary(MavenMemory maven) {
        return "membudget: Maven itself took up to " + share(maven, maven.peakRss()) + ". " + mend(maven);
    }

    /** Beside a breach of the suite, into which it counts. */
    public static String counted(MavenMemory maven) {
        return "  Maven's own JVM counts too (countMaven): it has "
                + maven.rss().inMebibytes() + ". " + mend(maven);
    }

    /** A suite's ceiling that nobody configured. */
    public static String derivedCeiling(Bytes base, boolean container) {
        return DERIVED_PERCENT + " % of " + base(base, container);
    }

    private static String share(MavenMemory maven, Bytes held) {
        return held.inMebibytes() + " of " + base(maven.base(), maven.container())
                + maven.options()
                        .map(options -> " (" + options + " in " + maven.place() + ")")
                        .orElse(" (its heap may take " + maven.maxHeap().inMebibytes() + ", since nobody set -Xmx)");
    }

    private static String mend(MavenMemory maven) {
        return maven.options().isPresent()
                ? "To leave the tests more, lower Maven's heap in " + maven.place() + "."
                : "To leave the tests more, set -Xmx for Maven in " + maven.place() + ".";
    }

    private static String base(Bytes base, boolean container) {
        return (container ? "the container's " : "this machine's ") + base.inMebibytes();
    }
}
