package io.github.membudget.explain;

import io.github.membudget.model.KeptDump;

/** Where a heap dump was kept, and what is in it. */
public final class KeptDumpText {
    private KeptDumpText() {}

    public static String of(KeptDump dump) {
        return "the heap dump of JVM " + dump.pid() + " is kept, "
                + (dump.redacted()
                        ? "without the values in it (arrays, strings and numbers are zero; names of classes and fields stay)"
                        : "with all that the tests held, passwords and keys too: remove it when you are done")
                + ": " + dump.file();
    }
}
