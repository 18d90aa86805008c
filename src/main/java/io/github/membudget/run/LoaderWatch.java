package io.github.membudget.run;

import io.github.membudget.model.PoolUse;
import io.github.membudget.model.Shortage;
import io.github.membudget.platform.hotspot.ForkInspector;
import io.github.membudget.platform.hotspot.PoolCounters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a JVM once for its class loaders, while its metaspace fills up: when it is full, the JVM may be gone. */
final class LoaderWatch {
    private static final double FILLING = 0.7;
    /** A JVM that is just starting does not count its metaspace yet. */
    private static final int MOST_LOOKS = 10;

    private static final long PATIENCE_SECONDS = 5;

    private final ForkInspector inspector;
    private final Map<Long, Integer> unlimited = new HashMap<>();
    private final Map<Long, FutureTask<Optional<Shortage.LiveLoaders>>> asked = new HashMap<>();

    LoaderWatch(ForkInspector inspector) {
        this.inspector = inspector;
    }

    void look(long pid, PoolCounters counters) {
        if (asked.containsKey(pid) || unlimited.getOrDefault(pid, 0) >= MOST_LOOKS) {
            return;
        }
        Optional<PoolUse> metaspace = counters.metaspace();
        if (metaspace.isEmpty()) {
            unlimited.merge(pid, 1, Integer::sum);
        }
        if (metaspace
                .filter(use -> use.used().value() >= FILLING * use.max().value())
                .isPresent()) {
            FutureTask<Optional<Shortage.LiveLoaders>> answer = new FutureTask<>(() -> inspector.classLoaders(pid));
            asked.put(pid, answer);
            Thread asking = new Thread(answer, "membudget-class-loaders");
            asking.setDaemon(true);
            asking.start();
        }
    }

    /** Empty where it was not asked, or had no answer. */
    Optional<Shortage.LiveLoaders> of(long pid) {
        FutureTask<Optional<Shortage.LiveLoaders>> answer = asked.get(pid);
        if (answer == null) {
            return Optional.empty();
        }
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }
}
