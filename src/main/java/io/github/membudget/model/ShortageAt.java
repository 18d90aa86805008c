package io.github.membudget.model;

import java.util.Optional;

/**
 * A shortage, and where it was met.
 *
 * @param place the first method on the stack that is not the JDK's, as {@code type.method:line}; empty where nothing failed by it, or it
 *     is not known
 */
public record ShortageAt(Shortage shortage, Optional<String> place) {}
