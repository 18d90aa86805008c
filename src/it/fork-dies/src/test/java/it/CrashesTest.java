package it;

import org.junit.jupiter.api.Test;

class CrashesTest {
    /** A JVM that is sent SIGSEGV takes it for a crash of its own. */
    @Test
    void goesAstray() throws Exception {
        long pid = Long.parseLong(new java.io.File("/proc/self").getCanonicalFile().getName());
        new ProcessBuilder("/bin/sh", "-c", "kill -SEGV " + pid).start();
        Thread.sleep(60_000);
    }
}
