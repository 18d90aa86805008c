package io.github.membudget.explain;

import java.util.List;

/** Why modules that were to run side by side do not. */
public final class SideBySideText {
    private SideBySideText() {}

    /** @param why a clause */
    public static String oneByOne(String project, String why) {
        return "membudget: the modules of " + project
                + " run one after another, although parallelModules asks for more: " + why + ".";
    }

    /** @param modules at least two, that take tests of the same classes by groups */
    public static String alone(String project, List<String> modules) {
        return "membudget: the modules " + String.join(", ", modules) + " of " + project
                + " take tests of the same classes by <groups>. They would write into one report at the same time,"
                + " so they run one after another, before the others.";
    }
}
