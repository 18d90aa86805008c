package io.github.membudget.surefire;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.maven.surefire.shared.utils.cli.CommandLineUtils;

/**
 * Why a java ends before it is a JVM. Surefire passes what it says to the console and to nobody else, so that it is asked once
 * more, with nothing to run.
 */
final class JvmRefusal {
    private static final int LONGEST = 6;
    private static final long PATIENCE_SECONDS = 20;

    private JvmRefusal() {}

    /**
     * Its own words; empty where it starts this time, or cannot be asked.
     *
     * @param arguments of the fork, fully expanded
     * @param variables that the fork has besides Maven's
     */
    static Optional<String> of(ForkJvm jvm, String arguments, Map<String, String> variables, Path directory) {
        List<String> command = new ArrayList<>();
        command.add(jvm.java().getPath());
        try {
            command.addAll(List.of(CommandLineUtils.translateCommandline(
                    arguments.replaceAll("[\r\n]+", " ").replace("${surefire.forkNumber}", "1"))));
            command.add("-version");
            Path said = Files.createTempFile("membudget-java", ".txt");
            try {
                return ask(command, variables, directory, said);
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) {
            // The line cannot be divided, no temporary file, no such java: then Surefire's words alone are told.
            return Optional.empty();
        }
    }

    private static Optional<String> ask(List<String> command, Map<String, String> variables, Path directory, Path said)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(variables);
        Process java = builder.start();
        java.getOutputStream().close();
        if (!java.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            java.destroyForcibly();
            return Optional.empty();
        }
        if (java.exitValue() == 0) {
            return Optional.empty();
        }
        String words = new String(Files.readAllBytes(said), Charset.defaultCharset())
                .lines()
                .filter(line -> !line.isBlank() && !line.contains("Picked up "))
                .limit(LONGEST)
                .collect(Collectors.joining("\n"));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }
}
