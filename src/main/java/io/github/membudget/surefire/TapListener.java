package io.github.membudget.surefire;

import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.TestEvent;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears the taps of one module's forks, on Surefire's event threads. */
final class TapListener implements Consumer<Object> {
    private final Consumer<TestEvent> events;
    private volatile boolean begun;
    private volatile @Nullable OutOfMemory outOfMemory;

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
            TapMessage.outOfMemory(parts).ifPresent(this::remember);
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

    /** The first counts, unless the program threw that one itself. */
    private synchronized void remember(OutOfMemory error) {
        OutOfMemory known = outOfMemory;
        if (known == null || (known.thrownByProgram() && !error.thrownByProgram()) || isSameWithPlace(known, error)) {
            outOfMemory = error;
        }
    }

    /** What a thread prints is heard line by line. */
    private static boolean isSameWithPlace(OutOfMemory known, OutOfMemory error) {
        return known.at().isEmpty()
                && error.at().isPresent()
                && known.thread().isPresent()
                && known.thread().equals(error.thread())
                && known.words().equals(error.words());
    }

    /** The OutOfMemoryError of its forks that explains most. */
    Optional<OutOfMemory> outOfMemory() {
        return Optional.ofNullable(outOfMemory);
    }
}
