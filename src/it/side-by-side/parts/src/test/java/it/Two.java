package it;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Two test JVMs that wait for each other, whichever classes they run. */
final class Two {
    private Two() {}

    static void meet() throws Exception {
        Path directory = Paths.get(System.getProperty("build"), "met");
        Files.createDirectories(directory);
        Files.write(directory.resolve(ManagementFactory.getRuntimeMXBean().getName()), new byte[0]);
        long until = System.nanoTime() + 120_000_000_000L;
        while (new File(directory.toString()).list().length < 2) {
            if (System.nanoTime() > until) {
                throw new AssertionError("no other came");
            }
            Thread.sleep(20);
        }
    }
}
