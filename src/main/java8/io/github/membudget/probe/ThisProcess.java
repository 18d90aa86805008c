package io.github.membudget.probe;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** The pid of this process, and Linux' files about it. */
final class ThisProcess {
    /** Linux' folder, or one that does not exist. */
    private static final String PROC = ProbeSettings.ofThisJvm().portable() ? "/proc/none" : "/proc";

    private ThisProcess() {}

    /** A file of Linux' /proc. It exists on no other system. */
    static String proc(String name) {
        return PROC + "/" + name;
    }

    static String pid() throws IOException {
        File self = new File(proc("self"));
        return self.exists() ? self.getCanonicalFile().getName() : pidByTheJvm();
    }

    private static String pidByTheJvm() {
        try {
            // Java 9 and newer. The other way loads the management classes, and may look up this host's name.
            Class<?> handle = Class.forName("java.lang.ProcessHandle");
            Object current = handle.getMethod("current").invoke(null);
            return String.valueOf(handle.getMethod("pid").invoke(current));
        } catch (ReflectiveOperationException java8) {
            String name = ManagementFactory.getRuntimeMXBean().getName();
            return name.substring(0, name.indexOf('@'));
        }
    }
}
