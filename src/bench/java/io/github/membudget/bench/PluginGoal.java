package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of the plugin's goals, called by name in a Maven of its own; or any other. */
final class PluginGoal {
    private PluginGoal() {}

    /**
     * @param minutes it may take
     * @return what Maven said
     * @throws IOException if the build failed or took longer
     */
    static String run(Path project, String goal, int minutes, String... arguments)
            throws IOException, InterruptedException {
        return maven(
                project,
                "io.github.membudget:membudget-maven-plugin:" + System.getProperty("bench.membudgetVersion") + ":"
                        + goal,
                minutes,
                arguments);
    }

    /**
     * @param goal as Maven takes it
     * @param minutes it may take
     * @return what Maven said
     * @throws IOException if the build failed or took longer
     */
    static String maven(Path project, String goal, int minutes, String... arguments)
            throws IOException, InterruptedException {
        Path log = project.resolve(goal.substring(goal.lastIndexOf(':') + 1) + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("bench.maven"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                goal,
                "-DmembudgetVersion=" + System.getProperty("bench.membudgetVersion"),
                "-DsurefireVersion=" + System.getProperty("bench.surefireVersion")));
        String repository = System.getProperty("bench.localRepository", "");
        if (!repository.isEmpty()) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        command.addAll(List.of(arguments));
        Process maven = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!maven.waitFor(minutes, TimeUnit.MINUTES)) {
            maven.destroy();
            throw new IOException(command + " takes more than " + minutes + " minutes, see " + log);
        }
        if (maven.exitValue() != 0) {
            throw new IOException(command + " failed, see " + log);
        }
        return Files.readString(log);
    }
}
