package it;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.Collections;

/** Notes which test ran in which JVM. */
final class Runs {
    private Runs() {}

    static void note(String test) throws IOException {
        Path file = Paths.get("target/runs.txt");
        String jvm = ManagementFactory.getRuntimeMXBean().getName();
        Files.write(
                file,
                Collections.singleton(test + " " + jvm.substring(0, jvm.indexOf('@')) + " " + System.getProperty("modules.own")
                        + " " + Runtime.getRuntime().maxMemory()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
