package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A project that is built with plain Surefire or with membudget around it. */
final class MavenBuild {
    private static final Path MAVEN = Path.of(System.getProperty("bench.maven"), "bin", "mvn");

    private final Path project;
    private final Path figures;
    private final Path jdk;

    MavenBuild(Path project) throws IOException {
        this.project = project;
        this.figures = project.resolve("maven-maxrss.txt");
        this.jdk = Machine.observedJdk(project.resolve("maven-jdk"), figures);
    }

    /**
     * One run.
     *
     * @param seconds wall time of the whole command
     * @param mavenBytes ru_maxrss of Maven's own JVM
     */
    record Run(double seconds, long mavenBytes) {}

    Run run(boolean budgets, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(MAVEN.toString(), "-B", "-q", "-o", "test"));
        for (String property : List.of("surefireVersion", "membudgetVersion", "junitVersion")) {
            command.add("-D" + property + "=" + System.getProperty("bench." + property));
        }
        if (budgets) {
            command.add("-Pbudgets");
        }
        command.addAll(List.of(arguments));
        Files.deleteIfExists(figures);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(project.resolve("maven.log").toFile());
        builder.environment().putAll(Map.of("JAVA_HOME", jdk.toString()));
        long start = System.nanoTime();
        Process maven = builder.start();
        if (!maven.waitFor(15, TimeUnit.MINUTES) || maven.exitValue() != 0) {
            throw new IOException(command + " failed:\n" + Files.readString(project.resolve("maven.log")));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Run(
                seconds, 1024 * Long.parseLong(Files.readAllLines(figures).get(0)));
    }

    /** Fills the local repository, so that the measured runs can be offline. */
    void warmUp() throws IOException, InterruptedException {
        for (boolean budgets : new boolean[] {false, true}) {
            List<String> command = new ArrayList<>(List.of(MAVEN.toString(), "-B", "-q", "-ntp", "test"));
            for (String property : List.of("surefireVersion", "membudgetVersion", "junitVersion")) {
                command.add("-D" + property + "=" + System.getProperty("bench." + property));
            }
            if (budgets) {
                command.add("-Pbudgets");
            }
            new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(project.resolve("warm-up.log").toFile())
                    .start()
                    .waitFor();
        }
    }
}
