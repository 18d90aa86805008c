package io.github.membudget.report.console;

import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.TestCounts;
import io.github.membudget.report.PlainText;

/** The lines of a module that runs beside the one whose output is shown. */
public final class BesideLines {
    private static final int LONGEST_NAME = 100;

    private BesideLines() {}

    /** @param shown the module whose output comes at once; empty for none yet */
    public static String starts(String name, String shown) {
        return module(name) + " starts"
                + (shown.isEmpty() ? "." : " beside " + quoted(shown) + ". Its output comes later.");
    }

    /** @param shown the module whose output comes at once */
    public static String ends(String name, ModuleResult result, String shown) {
        TestCounts tests = result.tests();
        int bad = tests.failures() + tests.errors();
        return module(name) + " has ended: " + tests.run() + (tests.run() == 1 ? " test" : " tests")
                + (bad == 0 ? "" : ", " + bad + " failed") + ". Its output comes after that of " + quoted(shown) + ".";
    }

    private static String module(String name) {
        return "membudget: module " + quoted(name);
    }

    private static String quoted(String name) {
        return "'" + PlainText.shortened(name, LONGEST_NAME) + "'";
    }
}
