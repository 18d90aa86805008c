package io.github.membudget.enforce;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What a running process can be asked from outside, for the black box. Nothing here waits for a process that is stuck. */
public interface ProcessInspector {
    /** The name as the system shows it, without arguments: those may hold secrets. */
    String command(long pid);

    /** How many threads it has; empty where the system does not say. */
    OptionalLong threads(long pid);

    /**
     * Appends what a JVM's own tools say of its memory.
     *
     * @return why it could not be had, for the reader of the file
     */
    Optional<String> appendJvm(long pid, Path file);

    /** Removes what asking has left behind. Call when the session is over. */
    void tidy();
}
