package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A whole Maven command, of which the kernel tells what all its processes took. Maven's own JVM has no options but its defaults. */
final class MeasuredMaven {
    private static final String MAVEN =
            Path.of(System.getProperty("bench.maven"), "bin", "mvn").toString();

    private MeasuredMaven() {}

    /**
     * One run.
     *
     * @param seconds wall time of the whole command
     * @param cpuSeconds user and system time of Maven and of all that it started
     * @param largestBytes ru_maxrss of the largest of these processes, be it Maven or a fork
     * @param forkBytes of the largest fork; where that is not known, of the largest process
     * @param togetherBytes PSS of all forks alive at one time, at most; 0 where it is not known
     */
    record Usage(double seconds, double cpuSeconds, long largestBytes, long forkBytes, long togetherBytes) {}

    /** What was seen of a run's forks. */
    private record Forks(OptionalLong largestBytes, long togetherBytes) {}

    static Usage test(Path project, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-q", "-o", "test"));
        command.addAll(arguments);
        Path figures = project.resolve("usage.txt");
        Files.deleteIfExists(figures);
        long start = System.nanoTime();
        Forks forks = run(project, Machine.observing(figures), command, environment, "test.log");
        double seconds = (System.nanoTime() - start) / 1e9;
        String[] fields = Files.readAllLines(figures).get(0).split(" ");
        long largest = 1024 * Long.parseLong(fields[2]);
        return new Usage(
                seconds,
                Double.parseDouble(fields[0]) + Double.parseDouble(fields[1]),
                largest,
                forks.largestBytes().orElse(largest),
                forks.togetherBytes());
    }

    /** Compiles, and brings what later runs need, so that they can be offline. */
    static void prepare(Path project, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-ntp", "-q", "test"));
        command.addAll(arguments);
        run(project, List.of(), command, Map.of(), "prepare.log");
    }

    /** What the plugin chooses by trials is written into the project's own pom. */
    static void choose(Path project) throws IOException, InterruptedException {
        run(
                project,
                List.of(),
                List.of(
                        "-ntp",
                        "io.github.membudget:membudget-maven-plugin:" + System.getProperty("bench.membudgetVersion")
                                + ":suggest",
                        "-Dmembudget.verify",
                        "-Dmembudget.write",
                        "-Dmembudget.goals=test"),
                Map.of(),
                "choose.log");
    }

    private static Forks run(
            Path project, List<String> observer, List<String> arguments, Map<String, String> environment, String log)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(observer);
        command.addAll(List.of(MAVEN, "-B"));
        command.addAll(arguments);
        for (String property : List.of("surefireVersion", "membudgetVersion", "junitVersion")) {
            command.add("-D" + property + "=" + System.getProperty("bench." + property));
        }
        String repository = System.getProperty("bench.localRepository", "");
        if (!repository.isEmpty()) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        Path output = project.resolve(log);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().remove("MAVEN_OPTS");
        builder.environment().putAll(environment);
        Process maven = builder.start();
        try (ForkWatch forks = new ForkWatch(maven.toHandle())) {
            if (!maven.waitFor(60, TimeUnit.MINUTES)) {
                maven.destroy();
                throw new IOException(command + " takes more than an hour, see " + output);
            }
            if (maven.exitValue() != 0) {
                throw new IOException(command + " failed, see " + output);
            }
            return new Forks(forks.largestBytes(), forks.togetherBytes());
        }
    }
}
