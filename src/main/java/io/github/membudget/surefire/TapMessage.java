package io.github.membudget.surefire;

import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.TestEvent;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the tap says, in JDK types alone: it is loaded in Surefire's class realm and heard in ours, so no class of our own can
 * pass between them.
 */
final class TapMessage {
    static final String FORK_STARTING = "fork-starting";
    static final String FORK_BYE = "fork-bye";
    static final String FORK_CLOSED = "fork-closed";
    static final String CLASS_STARTED = "class-started";
    static final String CLASS_ENDED = "class-ended";
    static final String TEST_STARTED = "test-started";
    static final String TEST_ENDED = "test-ended";
    /** An OutOfMemoryError in a fork: its words stand in place of the class name, and who threw it in place of the method; then its thread and place. */
    static final String OUT_OF_MEMORY = "out-of-memory";

    private static final int KIND = 0;
    private static final int FORK = 1;
    private static final int NANOS = 2;
    private static final int CLASS_NAME = 3;
    private static final int METHOD = 4;
    private static final int THREAD = 5;
    private static final int AT = 6;
    private static final int DISPLAY_NAME = 5;
    private static final int STATUS = 6;
    private static final int ELAPSED = 7;

    private TapMessage() {}

    static Object[] of(String kind, int fork, @Nullable String className) {
        return new Object[] {kind, fork, System.nanoTime(), className};
    }

    static @Nullable Object[] ofTest(
            String kind,
            int fork,
            @Nullable String className,
            @Nullable String method,
            @Nullable String displayName,
            String status,
            @Nullable Integer elapsed) {
        return new @Nullable Object[] {kind, fork, System.nanoTime(), className, method, displayName, status, elapsed};
    }

    static @Nullable Object[] of(int fork, TapOutOfMemory error) {
        return new @Nullable Object[] {
            OUT_OF_MEMORY,
            fork,
            System.nanoTime(),
            error.words(),
            error.thrower().orElse(null),
            error.thread().orElse(null),
            error.at().orElse(null)
        };
    }

    /** Empty where this message is about something else. */
    static Optional<OutOfMemory> outOfMemory(@Nullable Object[] message) {
        return OUT_OF_MEMORY.equals(message[KIND])
                ? Optional.of(OutOfMemory.read(text(message, CLASS_NAME), known(text(message, METHOD)))
                        .thrownIn(known(text(message, THREAD)), known(text(message, AT))))
                : Optional.empty();
    }

    /** Null for what is no event, or none that this version knows. */
    static @Nullable TestEvent decode(@Nullable Object[] message) {
        int fork = message[FORK] instanceof Integer number ? number : 0;
        long nanos = message[NANOS] instanceof Long time ? time : System.nanoTime();
        return switch (text(message, KIND)) {
            case TEST_STARTED -> new TestEvent.TestStarted(fork, nanos, test(message));
            case TEST_ENDED -> ended(message, fork, nanos);
            case CLASS_STARTED -> new TestEvent.ClassStarted(fork, nanos, text(message, CLASS_NAME));
            case CLASS_ENDED -> new TestEvent.ClassEnded(fork, nanos, text(message, CLASS_NAME));
            case FORK_STARTING -> new TestEvent.ForkStarting(fork, nanos);
            case FORK_BYE -> new TestEvent.ForkBye(fork, nanos);
            case FORK_CLOSED -> new TestEvent.ForkClosed(fork, nanos);
            default -> null;
        };
    }

    private static TestEvent ended(@Nullable Object[] message, int fork, long nanos) {
        Optional<Long> elapsed =
                message[ELAPSED] instanceof Integer millis ? Optional.of(millis.longValue()) : Optional.empty();
        return new TestEvent.TestEnded(fork, nanos, test(message), TestStatus.valueOf(text(message, STATUS)), elapsed);
    }

    private static TestId test(@Nullable Object[] message) {
        String method = text(message, METHOD);
        String displayName = text(message, DISPLAY_NAME);
        return new TestId(
                text(message, CLASS_NAME),
                known(method),
                displayName.equals(method) ? Optional.empty() : known(displayName));
    }

    private static Optional<String> known(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String text(@Nullable Object[] message, int index) {
        return index < message.length && message[index] instanceof String text ? text : "";
    }
}
