package io.github.membudget.judge;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.observe.Reading;
import io.github.membudget.observe.Recording;
import io.github.membudget.observe.Tick;
import io.github.membudget.observe.TickListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;

/** Ends what passes a {@code kill} ceiling, while it runs: the module's forks, or on a suite breach those of one module. */
public final class CeilingGuard implements TickListener {
    /** What a module was ended for. */
    public enum Cause {
        MODULE,
        SUITE,
        /** The kernel ended one of its processes for its limit: the others must not go on without it. */
        KERNEL
    }

    /**
     * Why a module was ended.
     *
     * @param why of several modules this one, in words for the user, after "since"
     */
    public record End(Cause cause, Optional<String> why) {}

    private final Metric metric;
    private final Metric suiteMetric;
    private final Optional<Bytes> suiteCeiling;
    private final ObjLongConsumer<Recording> lastLook;
    private final Map<Recording, Bytes> moduleCeilings = new ConcurrentHashMap<>();
    private final Map<Recording, BooleanSupplier> kernels = new ConcurrentHashMap<>();
    private final Map<Recording, Pace> paces = new ConcurrentHashMap<>();
    private final Pace suitePace = new Pace();
    private final Map<Recording, Bytes> allCeilings = new ConcurrentHashMap<>();
    private final SuiteVictim victim;
    private final Map<Recording, End> ended = new ConcurrentHashMap<>();

    /**
     * @param suiteMetric what the suite is held against
     * @param suiteCeiling absent where passing it ends nothing
     * @param lastLook called with what is about to be ended and the time, in milliseconds since the session started
     */
    public CeilingGuard(
            Metric metric, Metric suiteMetric, Optional<Bytes> suiteCeiling, ObjLongConsumer<Recording> lastLook) {
        this.suiteMetric = suiteMetric;
        this.lastLook = lastLook;
        this.victim = new SuiteVictim(metric);
        this.metric = metric;
        this.suiteCeiling = suiteCeiling;
    }

    /** The module's ceiling, whatever a breach of it does: on a suite breach it matters who is over his own. */
    public void know(Recording recording, Bytes ceiling) {
        allCeilings.put(recording, ceiling);
    }

    /** From now on the module is ended when it passes this ceiling. */
    public void endAbove(Recording recording, Bytes ceiling) {
        moduleCeilings.put(recording, ceiling);
    }

    /** From now on the rest of the module is ended when the kernel has ended a part of it. */
    public void endAfter(Recording recording, BooleanSupplier kernelKilled) {
        kernels.put(recording, kernelKilled);
    }

    /** Forgets a module that is over, and tells whether and why it was ended. */
    public Optional<End> release(Recording recording) {
        allCeilings.remove(recording);
        moduleCeilings.remove(recording);
        kernels.remove(recording);
        paces.remove(recording);
        return Optional.ofNullable(ended.remove(recording));
    }

    @Override
    public void tick(Tick tick) {
        victim.look(tick.recordings(), tick.atMillis());
        tick.recordings().forEach((recording, reading) -> {
            BooleanSupplier kernel = kernels.get(recording);
            if (kernel != null && kernel.getAsBoolean()) {
                end(recording, Cause.KERNEL, Optional.empty(), tick.atMillis());
            }
            Bytes ceiling = moduleCeilings.get(recording);
            if (ceiling != null && over(reading, metric, ceiling)) {
                end(recording, Cause.MODULE, Optional.empty(), tick.atMillis());
            }
        });
        boolean someoneIsEnding = tick.recordings().keySet().stream().anyMatch(ended::containsKey);
        if (!someoneIsEnding
                && suiteCeiling
                        .filter(ceiling -> over(tick.suite(), suiteMetric, ceiling))
                        .isPresent()) {
            victim.choose(tick.recordings(), allCeilings)
                    .ifPresent(
                            choice -> end(choice.recording(), Cause.SUITE, Optional.of(choice.why()), tick.atMillis()));
        }
    }

    /** The nearer a ceiling that ends something, and the steeper the way, the sooner. */
    @Override
    public long nextLookNanos(Tick tick) {
        long soonest = Long.MAX_VALUE;
        for (Map.Entry<Recording, Reading> entry : tick.recordings().entrySet()) {
            Bytes ceiling = moduleCeilings.get(entry.getKey());
            Optional<Bytes> now = entry.getValue().of(metric);
            if (ceiling != null && now.isPresent()) {
                Pace pace = paces.computeIfAbsent(entry.getKey(), recording -> new Pace());
                soonest = Math.min(soonest, pace.next(now.get(), ceiling, tick.atMillis()));
            }
        }
        Optional<Bytes> suite =
                tick.suite().of(suiteMetric).or(() -> Optional.of(tick.suite().rss()));
        return suiteCeiling.isPresent() && suite.isPresent()
                ? Math.min(soonest, suitePace.next(suite.get(), suiteCeiling.get(), tick.atMillis()))
                : soonest;
    }

    private void end(Recording recording, Cause cause, Optional<String> why, long atMillis) {
        if (ended.putIfAbsent(recording, new End(cause, why)) == null) {
            lastLook.accept(recording, atMillis);
            recording.kill();
        }
    }

    private static boolean over(Reading reading, Metric metric, Bytes ceiling) {
        return reading.of(metric).filter(bytes -> bytes.exceeds(ceiling)).isPresent();
    }
}
