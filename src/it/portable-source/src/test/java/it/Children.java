package it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Paths;

/** Java programs, which every system has. */
public final class Children {
    private Children() {}

    static void start(String name) throws Exception {
        new ProcessBuilder(
                        Paths.get(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-cp",
                        Paths.get("target", "test-classes").toString(),
                        "it.Children",
                        name)
                .redirectErrorStream(true)
                .redirectOutput(new File("target", name + ".out"))
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        // Java 8 has no other way to know its pid.
        String name = java.lang.management.ManagementFactory.getRuntimeMXBean().getName();
        Files.write(
                Paths.get("target", arguments[0] + ".pid"),
                name.substring(0, name.indexOf('@')).getBytes("US-ASCII"));
        Thread.sleep(120_000);
    }
}
