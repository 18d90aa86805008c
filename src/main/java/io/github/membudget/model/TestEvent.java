package io.github.membudget.model;

import java.util.Optional;

/** What the tap hears from a fork. {@code atNanos} is {@link System#nanoTime()} when the event arrived. */
public sealed interface TestEvent {
    /** Surefire's number of the fork, from 1. */
    int fork();

    long atNanos();

    /** Surefire is about to start this fork; its process may not exist yet. */
    record ForkStarting(int fork, long atNanos) implements TestEvent {}

    record ClassStarted(int fork, long atNanos, String className) implements TestEvent {}

    record ClassEnded(int fork, long atNanos, String className) implements TestEvent {}

    record TestStarted(int fork, long atNanos, TestId test) implements TestEvent {}

    /** @param elapsedMillis what the fork itself measured, where it says */
    record TestEnded(int fork, long atNanos, TestId test, TestStatus status, Optional<Long> elapsedMillis)
            implements TestEvent {}

    /** The fork has run everything and waits for the acknowledgement: still alive while this is being handled. */
    record ForkBye(int fork, long atNanos) implements TestEvent {}

    /** The channel to the fork was closed: the process has ended or is about to. */
    record ForkClosed(int fork, long atNanos) implements TestEvent {}
}
