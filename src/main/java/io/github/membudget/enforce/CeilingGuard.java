package io.github.membudget.enforce;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.observe.sampling.Reading;
import io.github.membudget.observe.sampling.Recording;
import io.github.membudget.observe.sampling.Tick;
import io.github.membudget.observe.sampling.TickListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Ends what passes a {@code kill} ceiling, while it runs: the module's forks, or on a suite breach those of one module. */
public final class CeilingGuard implements TickListener {
    /** What a module was ended for. */
    public enum PassedCeiling {
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
    public record End(PassedCeiling cause, Optional<String> why) {}

    /**
     * What one module is guarded by.
     *
     * @param ceiling the module's, whatever passing it does: on a suite breach it matters who is over their own
     * @param kills whether the module is ended when it passes its ceiling
     * @param kernelKilled whether the kernel has ended a part of the module, so that the rest of it is to be ended too
     */
    public record Terms(Optional<Bytes> ceiling, boolean kills, BooleanSupplier kernelKilled) {
        Optional<Bytes> killCeiling() {
            return ceiling.filter(any -> kills);
        }
    }

    private static final class Guarded {
        private final Terms terms;
        private final Pace pace = new Pace();
        private volatile @Nullable End end;

        Guarded(Terms terms) {
            this.terms = terms;
        }
    }

    private final Metric metric;
    private final Metric suiteMetric;
    private final Optional<Bytes> suiteCeiling;
    private final ObjLongConsumer<Recording> beforeEnd;
    private final Map<Recording, Guarded> guarded = new ConcurrentHashMap<>();
    private final Pace suitePace = new Pace();
    private final SuiteVictim victim;

    /**
     * @param metric what modules are held against
     * @param suiteMetric what the suite is held against
     * @param suiteCeiling absent where passing it ends nothing
     * @param beforeEnd called with what is about to be ended and the time, in milliseconds since the session started
     */
    public CeilingGuard(
            Metric metric, Metric suiteMetric, Optional<Bytes> suiteCeiling, ObjLongConsumer<Recording> beforeEnd) {
        this.metric = metric;
        this.suiteMetric = suiteMetric;
        this.suiteCeiling = suiteCeiling;
        this.beforeEnd = beforeEnd;
        this.victim = new SuiteVictim(metric);
    }

    /** From now on the module is held to these terms. */
    public void watch(Recording recording, Terms terms) {
        guarded.put(recording, new Guarded(terms));
    }

    /** Forgets a module that is over, and tells whether and why it was ended. */
    public Optional<End> release(Recording recording) {
        Guarded over = guarded.remove(recording);
        return over == null ? Optional.empty() : Optional.ofNullable(over.end);
    }

    @Override
    public void tick(Tick tick) {
        victim.note(tick.recordings(), tick.atMillis());
        tick.recordings().forEach((recording, reading) -> holdToTerms(recording, reading, tick.atMillis()));
        boolean suiteIsOver = suiteCeiling
                .filter(ceiling -> over(tick.suite(), suiteMetric, ceiling))
                .isPresent();
        if (suiteIsOver && tick.recordings().keySet().stream().noneMatch(this::isEnding)) {
            victim.choose(tick.recordings(), ceilings())
                    .ifPresent(choice -> end(
                            choice.recording(),
                            new End(PassedCeiling.SUITE, Optional.of(choice.why())),
                            tick.atMillis()));
        }
    }

    private void holdToTerms(Recording recording, Reading reading, long atMillis) {
        Guarded module = guarded.get(recording);
        if (module == null) {
            return;
        }
        if (module.terms.kernelKilled().getAsBoolean()) {
            end(recording, new End(PassedCeiling.KERNEL, Optional.empty()), atMillis);
        }
        if (module.terms
                .killCeiling()
                .filter(ceiling -> over(reading, metric, ceiling))
                .isPresent()) {
            end(recording, new End(PassedCeiling.MODULE, Optional.empty()), atMillis);
        }
    }

    /** Whether a module was ended for the suite that has not been let go of yet. */
    public boolean isEndingForTheSuite() {
        return guarded.keySet().stream().anyMatch(this::isEndingForTheSuite);
    }

    public boolean isEndingForTheSuite(Recording recording) {
        Guarded module = guarded.get(recording);
        End end = module == null ? null : module.end;
        return end != null && end.cause() == PassedCeiling.SUITE;
    }

    private boolean isEnding(Recording recording) {
        Guarded module = guarded.get(recording);
        return module != null && module.end != null;
    }

    private Map<Recording, Bytes> ceilings() {
        Map<Recording, Bytes> ceilings = new HashMap<>();
        guarded.forEach(
                (recording, module) -> module.terms.ceiling().ifPresent(ceiling -> ceilings.put(recording, ceiling)));
        return ceilings;
    }

    /** The nearer a ceiling that ends something, and the steeper the way, the sooner. */
    @Override
    public long nextLookNanos(Tick tick) {
        long soonest = Long.MAX_VALUE;
        for (Map.Entry<Recording, Reading> entry : tick.recordings().entrySet()) {
            Guarded module = guarded.get(entry.getKey());
            Optional<Bytes> ceiling = module == null ? Optional.empty() : module.terms.killCeiling();
            Optional<Bytes> now = entry.getValue().of(metric);
            if (module != null && ceiling.isPresent() && now.isPresent()) {
                soonest = Math.min(soonest, module.pace.next(now.get(), ceiling.get(), tick.atMillis()));
            }
        }
        Bytes suite = tick.suite().of(suiteMetric).orElse(tick.suite().rss());
        return suiteCeiling.isPresent()
                ? Math.min(soonest, suitePace.next(suite, suiteCeiling.get(), tick.atMillis()))
                : soonest;
    }

    /** The first reason counts. */
    private void end(Recording recording, End end, long atMillis) {
        Guarded module = guarded.get(recording);
        if (module != null && module.end == null) {
            module.end = end;
            try {
                beforeEnd.accept(recording, atMillis);
            } finally {
                recording.kill();
            }
        }
    }

    private static boolean over(Reading reading, Metric metric, Bytes ceiling) {
        return reading.of(metric).filter(bytes -> bytes.exceeds(ceiling)).isPresent();
    }
}
