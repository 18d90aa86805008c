package io.github.membudget.surefire;

import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.TestEvent;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Hears the taps of one module's forks, on Surefire's event threads. */
final class TapListener implements Consumer<Object>, Predicate<Object> {
    private final Consumer<TestEvent> events;
    private final Recycles recycles;
    private final Set<Integer> forks = ConcurrentHashMap.newKeySet();
    private volatile boolean begun;
    private volatile @Nullable OutOfMemory outOfMemory;

    /** Whether a fork is to give way after so many classes, with another one that waits. */
    interface Recycles {
        boolean test(int fork, int classes, String next);
    }

    TapListener(Consumer<TestEvent> events, Recycles recycles) {
        this.events = events;
        this.recycles = recycles;
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
        forks.add(event.fork());
        if (!begun) {
            begun = event instanceof TestEvent.ClassStarted || event instanceof TestEvent.TestStarted;
        }
        events.accept(event);
    }

    /** Whether a fork's JVM is to end here: a class of its has ended, and another one waits. */
    @Override
    public boolean test(Object asked) {
        return asked instanceof Object[] parts
                && parts[0] instanceof Integer fork
                && parts[1] instanceof Integer classes
                && parts[2] instanceof String next
                && recycles.test(fork, classes, next);
    }

    /** Whether any test has. */
    boolean begun() {
        return begun;
    }

    /** Surefire's numbers of those heard so far. */
    Set<Integer> forks() {
        return Set.copyOf(forks);
    }

    /** The first of those counts that say most. */
    private synchronized void remember(OutOfMemory error) {
        if (outOfMemory == null || worth(error) > worth(outOfMemory)) {
            outOfMemory = error;
        }
    }

    /** A full heap ends whichever thread asks next. One that runs no code of the suite, as Surefire's own, is a bystander. */
    private static int worth(OutOfMemory error) {
        if (error.thrownByProgram()) {
            return 0;
        }
        return error.thread().isPresent() && error.at().isEmpty() ? 1 : 2;
    }

    /** The OutOfMemoryError of its forks that explains most. */
    Optional<OutOfMemory> outOfMemory() {
        return Optional.ofNullable(outOfMemory);
    }
}
