package io.github.membudget.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** What the kernel tells of processes that have ended: an observer that shares no code with the plugin. */
final class Machine {
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    private Machine() {}

    /** This JVM's own JDK, and others that lie beside it, one of each version. */
    static List<Path> jdks() throws IOException {
        Map<String, Path> byVersion = new LinkedHashMap<>();
        byVersion.put(version(JDK), JDK);
        try (Stream<Path> beside = Files.list(JDK.toRealPath().getParent())) {
            for (Path other : beside.filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .sorted()
                    .toList()) {
                byVersion.putIfAbsent(version(other), other);
            }
        }
        return List.copyOf(byVersion.values());
    }

    private static String version(Path jdk) throws IOException {
        Properties release = new Properties();
        Path file = jdk.resolve("release");
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                release.load(in);
            }
        }
        return release.getProperty("JAVA_VERSION", jdk.toString());
    }

    /** A directory like a JDK's whose {@code bin/java} appends each JVM's ru_maxrss, in KiB, to a file. */
    static Path observedJdk(Path directory, Path figures) throws IOException {
        Files.createDirectories(directory.resolve("bin"));
        for (String entry : List.of("lib", "conf", "release")) {
            Path link = directory.resolve(entry);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, JDK.resolve(entry));
        }
        Path java = directory.resolve("bin/java");
        Files.writeString(java, script(JDK.resolve("bin/java"), figures.toAbsolutePath()));
        if (!java.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + java + " executable");
        }
        return directory;
    }

    private static String script(Path java, Path figures) {
        if (Files.isExecutable(Path.of("/usr/bin/time"))) {
            return "#!/bin/sh\nexec /usr/bin/time -f %M -a -o '" + figures + "' '" + java + "' \"$@\"\n";
        }
        if (onPath("python3").isPresent()) {
            return """
                    #!/usr/bin/env python3
                    import os, resource, signal, sys
                    pid = os.fork()
                    if pid == 0:
                        os.execv("%s", ["%s"] + sys.argv[1:])
                    signal.signal(signal.SIGTERM, lambda *_: os.kill(pid, signal.SIGTERM))
                    _, status, usage = os.wait4(pid, 0)
                    with open("%s", "a") as figures:
                        figures.write("%%d\\n" %% usage.ru_maxrss)
                    sys.exit(os.waitstatus_to_exitcode(status))
                    """.formatted(java, java, figures);
        }
        throw new IllegalStateException(
                "this benchmark needs python3 or /usr/bin/time to ask the kernel for ru_maxrss");
    }

    /**
     * What to put in front of a command so that a file has, once it ended, user and system seconds of it and of all it waited for, and
     * ru_maxrss of the largest of them in KiB.
     */
    static List<String> observing(Path figures) {
        String file = figures.toAbsolutePath().toString();
        if (Files.isExecutable(Path.of("/usr/bin/time"))) {
            return List.of("/usr/bin/time", "-q", "-f", "%U %S %M", "-o", file);
        }
        String python = onPath("python3")
                .orElseThrow(() -> new IllegalStateException(
                        "this benchmark needs python3 or /usr/bin/time to ask the kernel for times of processes"))
                .toString();
        return List.of(python, "-c", """
                import resource, subprocess, sys
                code = subprocess.call(sys.argv[2:])
                usage = resource.getrusage(resource.RUSAGE_CHILDREN)
                with open(sys.argv[1], "w") as figures:
                    figures.write("%f %f %d\\n" % (usage.ru_utime, usage.ru_stime, usage.ru_maxrss))
                sys.exit(code)
                """, file);
    }

    private static Optional<Path> onPath(String program) {
        for (String directory : System.getenv("PATH").split(":", -1)) {
            Path file = Path.of(directory, program);
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
