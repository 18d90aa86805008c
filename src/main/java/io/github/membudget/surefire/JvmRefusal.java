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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.surefire.shared.utils.cli.CommandLineUtils;

/**
 * Why a java ends before it is a JVM. Surefire passes what it says to the console and to nobody else, so that it is asked once
 * more, with nothing to run.
 */
final class JvmRefusal {
    private static final int LONGEST = 6;
    private static final long PATIENCE_SECONDS = 20;

    /** What says nothing to who reads it: stacks, the file of a crash that the asking alone has made. */
    private static final Pattern NOISE = Pattern.compile(
            "\\s+at .*|\\s+\\.\\.\\. \\d+ more|\\*\\*\\*.*|.*Picked up .*|.*hs_err_pid.*|.*error report file.*|[#\\s]*"
                    + "|Native frames:.*|[VCJjv] {2}.*|FATAL ERROR in native method: processing of -javaagent.*|Aborted.*");

    /** Which may be secrets. */
    private static final Pattern PROPERTY = Pattern.compile("(?:^|\\s)(?:\"-D[^\"]*\"|-D\\S*)");

    private static final Pattern DEBUGGER =
            Pattern.compile("-(?:agentlib:|Xrun)jdwp[=:]\\S*?address=([^,\\s\"']+)\\S*");

    /** Of the debugger's agent, where it gets no connection. */
    private static final int EXIT_OF_DEBUGGER = 2;

    private static final int LONGEST_ARGUMENTS = 300;

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
                return ask(command, variables, directory, said).map(words -> words + shown(arguments));
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
        Files.deleteIfExists(directory.resolve("hs_err_pid" + java.pid() + ".log"));
        if (java.exitValue() == 0) {
            return Optional.empty();
        }
        String words = new String(Files.readAllBytes(said), Charset.defaultCharset())
                .lines()
                .filter(line -> !NOISE.matcher(line).matches())
                .limit(LONGEST)
                .collect(Collectors.joining("\n"));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    /**
     * Why the debugger's agent ended the JVM; empty where that was not it.
     *
     * @param arguments of the fork, all of them
     */
    static Optional<String> ofDebugger(String arguments, int exitCode) {
        Matcher debugger = DEBUGGER.matcher(arguments);
        return exitCode == EXIT_OF_DEBUGGER && debugger.find()
                ? Optional.of("The debugger's agent could not open address " + debugger.group(1)
                        + ": another process has it, or another test JVM of this build (forkCount above 1)"
                        + shown(debugger.group()))
                : Optional.empty();
    }

    private static String shown(String arguments) {
        String plain = PROPERTY.matcher(arguments).replaceAll("").strip().replaceAll("\\s+", " ");
        return plain.isEmpty()
                ? ""
                : "\nIts arguments: "
                        + (plain.length() > LONGEST_ARGUMENTS ? plain.substring(0, LONGEST_ARGUMENTS) + " …" : plain);
    }
}
