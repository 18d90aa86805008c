package io.github.membudget.surefire;

import io.github.membudget.model.TestStatus;
import java.util.function.Consumer;
import org.apache.maven.surefire.api.booter.ForkedProcessEventType;
import org.apache.maven.surefire.api.event.AbstractStandardStreamEvent;
import org.apache.maven.surefire.api.event.AbstractTestControlEvent;
import org.apache.maven.surefire.api.event.ConsoleErrorEvent;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.event.JvmExitErrorEvent;
import org.apache.maven.surefire.api.report.ReportEntry;
import org.apache.maven.surefire.api.report.SafeThrowable;
import org.apache.maven.surefire.api.report.StackTraceWriter;
import org.jspecify.annotations.Nullable;

/** Turns Surefire's events of one fork into messages for the listener; nothing that goes wrong here reaches Surefire. */
final class TapEvents {
    private final int fork;
    private final Consumer<Object> listener;
    private final TapUncaught uncaught = new TapUncaught();

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
            case BOOTERCODE_STDERR, BOOTERCODE_STDERR_NEW_LINE -> {
                if (event instanceof AbstractStandardStreamEvent printed) {
                    uncaught.hear(printed.getMessage()).ifPresent(this::tell);
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
        String text = trace == null ? null : trace.writeTraceToString();
        if (text != null) {
            TapOutOfMemory.in(message(trace), text).ifPresent(this::tell);
        }
    }

    private static @Nullable String message(@Nullable StackTraceWriter trace) {
        SafeThrowable thrown = trace == null ? null : trace.getThrowable();
        return thrown == null ? null : thrown.getMessage();
    }

    private void tell(TapOutOfMemory error) {
        listener.accept(TapMessage.of(fork, error));
    }
}
