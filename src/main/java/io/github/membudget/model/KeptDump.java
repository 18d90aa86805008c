package io.github.membudget.model;

import java.nio.file.Path;

/**
 * A heap dump that the user wanted to keep.
 *
 * @param pid of the fork
 * @param redacted whether it is without values
 */
public record KeptDump(long pid, Path file, boolean redacted) {}
