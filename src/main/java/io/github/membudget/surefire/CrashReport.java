package io.github.membudget.surefire;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the report that a JVM wrote when it crashed ({@code hs_err_pid….log}). */
final class CrashReport {
    private static final Pattern USERS = Pattern.compile("-XX:ErrorFile=(\\S+)");

    private CrashReport() {}

    /**
     * @param arguments the fork's, of which one may say where it goes
     * @param directory the fork's working directory, where it goes else
     */
    static Optional<Path> find(String arguments, Path directory, long pid) {
        Matcher users = USERS.matcher(arguments);
        String name = "hs_err_pid" + pid + ".log";
        Path first = users.find()
                ? directory.resolve(users.group(1).replace("%p", Long.toString(pid)))
                : directory.resolve(name);
        // Where it may not write there, the JVM goes to the temporary directory.
        return List.of(
                        first,
                        directory.resolve(name),
                        Path.of("/tmp", name),
                        Path.of(System.getProperty("java.io.tmpdir"), name))
                .stream()
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
