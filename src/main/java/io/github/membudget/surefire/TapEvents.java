package io.github.membudget.surefire;

import io.github.membudget.model.TestStatus;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.surefire.api.booter.ForkedProcessEventType;
import org.apache.maven.surefire.api.event.AbstractTestControlEvent;
import org.apache.maven.surefire.api.event.ConsoleErrorEvent;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.event.JvmExitErrorEvent;
import org.apache.maven.surefire.api.report.ReportEntry;
import org.apache.maven.surefire.api.report.StackTraceWriter;
import org.jspecify.annotations.Nullable;

/** Turns Surefire's events of one fork into messages for the listener; nothing that goes wrong here reaches Surefire. */
final class TapEvents {
    /** Thrown or a cause; in another's message it may be anything, like what a test expected. */
    private static final Pattern OUT_OF_MEMORY_ERROR =
            Pattern.compile("(?m)^(?:Caused by: )?(java\\.lang\\.OutOfMemoryError.{0,200})");

    private final int fork;
    private final Consumer<Object> listener;

    TapEvents(int fork, Consumer<Object> listener) {
        this.fork = fork;
        this.listener = listener;
    }

    /** An exception that escapes a handler kills Surefire's event thread and with it the test run. */
    @SuppressWarnings("CatchingUnchecked")
    void tell(String kind) {
        try {
            listener.accept(TapMessage.of(kind, fork, null));
        } catch (Throwable ours) {
            // A missing figure is the whole damage: the listener itself reports what it could not do.
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    void hear(Event event) {
        try {
            translate(event);
        } catch (Throwable ours) {
            // As above.
        }
    }

    private void translate(Event event) {
        ForkedProcessEventType type = event.getEventType();
        switch (type) {
            case BOOTERCODE_TESTSET_STARTING -> tellClass(TapMessage.CLASS_STARTED, event);
            case BOOTERCODE_TESTSET_COMPLETED -> tellClass(TapMessage.CLASS_ENDED, event);
            case BOOTERCODE_TEST_STARTING -> tellTest(TapMessage.TEST_STARTED, event, TestStatus.UNFINISHED);
            case BOOTERCODE_TEST_SUCCEEDED -> tellTest(TapMessage.TEST_ENDED, event, TestStatus.PASSED);
            case BOOTERCODE_TEST_FAILED -> tellTest(TapMessage.TEST_ENDED, event, TestStatus.FAILED);
            case BOOTERCODE_TEST_ERROR -> tellTest(TapMessage.TEST_ENDED, event, TestStatus.ERROR);
            case BOOTERCODE_TEST_SKIPPED, BOOTERCODE_TEST_ASSUMPTIONFAILURE ->
                tellTest(TapMessage.TEST_ENDED, event, TestStatus.SKIPPED);
            case BOOTERCODE_BYE -> tell(TapMessage.FORK_BYE);
            case BOOTERCODE_CONSOLE_ERROR -> {
                if (event instanceof ConsoleErrorEvent error) {
                    tellOutOfMemory(error.getStackTraceWriter());
                }
            }
            case BOOTERCODE_JVM_EXIT_ERROR -> {
                if (event instanceof JvmExitErrorEvent error) {
                    tellOutOfMemory(error.getStackTraceWriter());
                }
            }
            default -> {}
        }
    }

    private void tellClass(String kind, Event event) {
        if (event instanceof AbstractTestControlEvent<?> control) {
            listener.accept(TapMessage.of(kind, fork, control.getReportEntry().getSourceName()));
        }
    }

    private void tellTest(String kind, Event event, TestStatus status) {
        if (event instanceof AbstractTestControlEvent<?> control) {
            ReportEntry entry = control.getReportEntry();
            listener.accept(TapMessage.ofTest(
                    kind,
                    fork,
                    className(entry),
                    entry.getName(),
                    entry.getNameText(),
                    status.name(),
                    entry.getElapsed()));
            if (status == TestStatus.ERROR || status == TestStatus.FAILED) {
                tellOutOfMemory(entry.getStackTraceWriter());
            }
        }
    }

    /** As in the XML report: a nested class under its own name, where this Surefire tells it. */
    private static @Nullable String className(ReportEntry entry) {
        try {
            String qualified = entry.getSourceQualifiedName();
            return qualified == null || qualified.isEmpty() ? entry.getSourceName() : qualified;
        } catch (LinkageError olderSurefire) {
            return entry.getSourceName();
        }
    }

    private void tellOutOfMemory(@Nullable StackTraceWriter trace) {
        if (trace == null) {
            return;
        }
        String text = trace.writeTraceToString();
        if (text != null) {
            outOfMemory(text).ifPresent(words -> listener.accept(TapMessage.of(TapMessage.OUT_OF_MEMORY, fork, words)));
        }
    }

    static Optional<String> outOfMemory(String trace) {
        Matcher matcher = OUT_OF_MEMORY_ERROR.matcher(trace);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
