package io.github.membudget.run;

import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.enforce.BlackBox;
import io.github.membudget.enforce.CeilingGuard;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Enforcement;
import io.github.membudget.model.Metric;
import io.github.membudget.model.Peak;
import io.github.membudget.observe.sampling.MemorySource;
import io.github.membudget.observe.sampling.Sampler;
import io.github.membudget.platform.ThisSystem;
import io.github.membudget.report.console.BlackBoxText;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything that observes the running modules of a session: the sampler, and its listeners. */
final class SessionWatch implements AutoCloseable {
    final Sampler sampler;
    final CeilingGuard guard;
    final BlackBox blackBox;
    final CounterWatch counters;
    final OffHeapWatch offHeap;
    final Optional<LiveProgress> progress;
    private final Supplier<Bytes> countedBeside;

    /**
     * Begins to watch.
     *
     * @param suiteMetric what the suite is held against
     * @param memory of processes
     * @param progress where somebody watches the terminal
     */
    SessionWatch(
            Settings settings,
            Metric suiteMetric,
            ThisSystem system,
            Supplier<MemorySource> memory,
            Optional<LiveProgress> progress) {
        Optional<Bytes> suiteCeiling = Optional.of(settings.suiteCeiling());
        this.sampler = new Sampler(
                memory,
                settings.get(Parameters.INTERVAL),
                settings.metric() == Metric.PSS,
                suiteCeiling.filter(any -> suiteMetric == Metric.PSS));
        this.countedBeside = settings.get(Parameters.COUNT_MAVEN) ? system::ownRss : () -> Bytes.ZERO;
        sampler.countBeside(countedBeside);
        this.blackBox = new BlackBox(settings.metric(), system.inspector(), BlackBoxText::lines);
        this.guard = new CeilingGuard(
                settings.metric(),
                suiteMetric,
                suiteCeiling.filter(any -> settings.get(Parameters.ENFORCEMENT) != Enforcement.OFF),
                blackBox::beforeEnd);
        this.counters = new CounterWatch(system);
        this.offHeap = new OffHeapWatch(system);
        this.progress = progress;
        sampler.addListener(guard);
        sampler.addListener(blackBox);
        sampler.addListener(counters);
        sampler.addListener(offHeap);
        progress.ifPresent(sampler::addListener);
        // For a build in which no lifecycle participant was there to begin earlier.
        sampler.addListener(tick -> ClassWarmUp.begin());
        sampler.start();
    }

    /** The highest sum over all forks alive at one time; empty where nothing was measured. */
    Optional<Peak> suitePeak() {
        return sampler.suitePeak();
    }

    /** What counts into the suite beside its forks. */
    Bytes countedBeside() {
        return countedBeside.get();
    }

    /** Milliseconds since the session started: the clock of every {@code atMillis}. */
    long nowMillis() {
        return sampler.nowMillis();
    }

    @Override
    public void close() {
        sampler.close();
        progress.ifPresent(LiveProgress::close);
        blackBox.close();
    }
}
