package io.github.membudget.surefire;

import io.github.membudget.model.TestEvent;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears the taps of one module's forks, on Surefire's event threads. */
final class TapListener implements Consumer<Object> {
    private final Consumer<TestEvent> events;
    private volatile boolean begun;
    private volatile @Nullable String outOfMemory;

    TapListener(Consumer<TestEvent> events) {
        this.events = events;
    }

    @Override
    public void accept(Object message) {
        if (!(message instanceof Object[] parts)) {
            return;
        }
        TestEvent event = TapMessage.decode(parts);
        if (event == null) {
            String words = TapMessage.outOfMemory(parts);
            if (outOfMemory == null) {
                outOfMemory = words;
            }
            return;
        }
        if (!begun) {
            begun = event instanceof TestEvent.ClassStarted || event instanceof TestEvent.TestStarted;
        }
        events.accept(event);
    }

    /** Whether any test has. */
    boolean begun() {
        return begun;
    }

    /** The words of the first OutOfMemoryError that a fork told of. */
    Optional<String> outOfMemory() {
        return Optional.ofNullable(outOfMemory);
    }
}
