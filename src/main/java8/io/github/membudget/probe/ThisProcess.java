package io.github.membudget.probe;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Where the system tells of this process. */
final class ThisProcess {
    /** Linux' own, or a folder that is nowhere. */
    private static final String PROC = Asked.portable() ? "/proc/none" : "/proc";

    private ThisProcess() {}

    /** A file of Linux' /proc, which is there on no other system. */
    static String proc(String name) {
        return PROC + "/" + name;
    }

    static String pid() throws IOException {
        File self = new File(proc("self"));
        return self.exists() ? self.getCanonicalFile().getName() : pidByTheJvm();
    }

    private static String pidByTheJvm() {
        try {
            // Java 9 and newer: the other way loads the management classes, and may look for this host's name.
            Class<?> handle = Class.forName("java.lang.ProcessHandle");
            Object current = handle.getMethod("current").invoke(null);
            return String.valueOf(handle.getMethod("pid").invoke(current));
        } catch (ReflectiveOperationException java8) {
            String name = ManagementFactory.getRuntimeMXBean().getName();
            return name.substring(0, name.indexOf('@'));
        }
    }
}
