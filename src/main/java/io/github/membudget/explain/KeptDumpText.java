package io.github.membudget.explain;

import io.github.membudget.model.KeptDump;

/** Where a heap dump was kept, and what is in it. */
public final class KeptDumpText {
    private KeptDumpText() {}

    public static String of(KeptDump dump) {
        return "the heap dump of JVM " + dump.pid() + " is kept, "
                + (dump.redacted()
                        ? "with its values removed (arrays, strings and numbers are zero; names of classes and fields stay)"
                        : "with all data of the tests, passwords and keys too. Remove it when you are done")
                + ": " + dump.file();
    }
}
