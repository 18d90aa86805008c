package io.github.membudget.surefire;

import java.util.function.Consumer;

/**
 * Who hears what is to be told.
 *
 * @param warn hears why the user's Surefire, or a part of its configuration, could not be used
 * @param error hears what Surefire tells of failed tests that the user ignores
 */
public record Notices(Consumer<String> warn, Consumer<String> error) {}
