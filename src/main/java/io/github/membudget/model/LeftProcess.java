package io.github.membudget.model;

import java.util.Optional;

/**
 * A process that a fork had started and that outlived it.
 *
 * @param command its name as the system shows it
 * @param rss resident memory, where it could still be read
 */
public record LeftProcess(long pid, String command, Optional<Bytes> rss) {}
