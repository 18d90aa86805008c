package io.github.membudget.observe.sampling;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.observe.sampling.ForkTree.TreeSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Watches the forks of a whole Maven session from one daemon thread. */
public final class Sampler implements Recording.Sampling, AutoCloseable {
    /** While a fork says good-bye its mark may still rise: shutdown hooks write coverage data and the like. */
    private static final long CLOSING_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Supplier<MemorySource> sources;
    private final long intervalNanos;
    private final long startNanos = System.nanoTime();
    private final List<Recording> recordings = new CopyOnWriteArrayList<>();
    private final List<TickListener> listeners = new CopyOnWriteArrayList<>();
    private final List<String> gaps = new CopyOnWriteArrayList<>();
    private final PeakTracker suitePeak = new PeakTracker();
    private final CpuRounds cpu = new CpuRounds();
    private final ShareRounds shares;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private final Condition looked = lock.newCondition();
    private final Thread thread = new Thread(this::run, "membudget-sampler");
    private volatile @Nullable MemorySource source;
    private volatile Supplier<Bytes> beside = () -> Bytes.ZERO;
    private volatile Bytes lastBeside = Bytes.ZERO;
    private volatile boolean closed;
    private boolean hurried;
    private long looks;
    private long lastMillis;
    private long nextLookNanos;

    /**
     * @param sources made on the sampler's own thread, since the first look at a system can take a while
     * @param sharesEveryRound whether proportional shares are what is judged, and so worth their price
     * @param suiteCeiling where the suite is judged by shares: over it, they are read afresh
     */
    public Sampler(
            Supplier<MemorySource> sources, Duration interval, boolean sharesEveryRound, Optional<Bytes> suiteCeiling) {
        this.sources = sources;
        this.intervalNanos = interval.toNanos();
        this.shares = new ShareRounds(sharesEveryRound, suiteCeiling);
        thread.setDaemon(true);
    }

    /** Counts into the suite what another process has, one that shares next to nothing. Call before the start. */
    public void countBeside(Supplier<Bytes> rss) {
        beside = rss;
    }

    /** Call once. */
    public void start() {
        thread.start();
    }

    /**
     * Begins to look for forks.
     *
     * @param marker what descendants of this JVM that are its forks have in their command line
     * @param inherited the value of a variable that all their descendants have, and nobody else on this machine
     */
    public Recording record(String marker, String inherited) {
        Recording recording = new Recording(this, marker, inherited, nowMillis());
        recordings.add(recording);
        return recording;
    }

    public void addListener(TickListener listener) {
        listeners.add(listener);
    }

    /** The highest sum over all forks alive at one time. Empty where nothing was measured. */
    public Optional<Peak> suitePeak() {
        return suitePeak.peak();
    }

    /** Milliseconds since this sampler was made: the clock of every {@code atMillis}. */
    @Override
    public long nowMillis() {
        return millisAt(System.nanoTime());
    }

    @Override
    public long millisAt(long nanoTime) {
        return (nanoTime - startNanos) / 1_000_000;
    }

    @Override
    public List<String> gaps() {
        MemorySource known = source;
        List<String> all = new ArrayList<>(gaps);
        if (known != null) {
            all.addAll(known.gaps());
        }
        return all;
    }

    @Override
    public Optional<Bytes> highWaterMark(long pid) {
        MemorySource known = source;
        return known == null ? Optional.empty() : known.highWaterMark(pid);
    }

    /** What is told of its last moment; on the caller's thread. */
    @Override
    public void readCpu(Recording recording, int fork) {
        MemorySource known = source;
        if (known != null) {
            safely(() -> recording.readCpu(fork, known));
        }
    }

    /** Makes the next round come at once. */
    @Override
    public void hurry() {
        lock.lock();
        try {
            hurried = true;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean closed() {
        return closed;
    }

    @Override
    public void forget(Recording recording) {
        recordings.remove(recording);
    }

    /** A recording's new mark between two rounds, with what the others had at the last. */
    @Override
    public void reached(Recording recording, Bytes rss, PeakSource of) {
        Bytes sum = rss;
        Bytes shared = recording.shared();
        boolean alone = true;
        for (Recording other : recordings) {
            if (other != recording) {
                Bytes others = other.lastRss();
                alone &= others.value() == 0;
                sum = sum.plus(others);
                shared = shared.plus(other.shared());
            }
        }
        if (recordings.stream().anyMatch(Recording::shareKnown)) {
            suitePeak.share(sum.plus(lastBeside).minus(shared));
        }
        sum = sum.plus(lastBeside);
        suitePeak.rss(sum, alone && lastBeside.value() == 0 ? of : PeakSource.SAMPLED, lastMillis, nowMillis());
    }

    /** What a fork noted of itself between two samples; what ran beside it then is not known, so it stands alone. */
    @Override
    public void noted(Peak peak, Optional<Bytes> shared) {
        Bytes sum = peak.rss().plus(lastBeside);
        PeakSource witness = lastBeside.value() == 0 ? peak.source() : PeakSource.SAMPLED;
        suitePeak.rss(sum, witness, peak.atMillis(), peak.atMillis());
        shared.ifPresent(part -> suitePeak.share(sum.minus(part)));
    }

    private void run() {
        awaitFirstFork();
        try (MemorySource made = sources.get()) {
            source = made;
            ForkFinder finder = new ForkFinder(made);
            long next = System.nanoTime();
            while (!closed) {
                boolean hurry = takeHurry();
                if (hurry) {
                    made.expectStarts();
                }
                if (System.nanoTime() >= next || hurry) {
                    nextLookNanos = intervalNanos;
                    safely(() -> round(made, finder));
                    tellLooked();
                    next = System.nanoTime() + nextLookNanos;
                }
                boolean closing = recordings.stream().anyMatch(Recording::closing);
                if (closing) {
                    safely(() -> recordings.forEach(Recording::readClosingMarks));
                    safely(() -> cpu.lookAtClosing(recordings, made));
                }
                await(closing ? CLOSING_NANOS : Math.max(0, next - System.nanoTime()));
            }
        } catch (Throwable e) {
            gap("membudget: memory cannot be sampled on this system (" + e + "); tests run unmeasured.");
        }
    }

    /** Until then the build's own thread has the machine to itself: a small build feels every class loaded beside it. */
    private void awaitFirstFork() {
        lock.lock();
        try {
            while (!hurried && !closed) {
                wake.await();
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private boolean takeHurry() {
        lock.lock();
        try {
            boolean was = hurried;
            hurried = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    private void tellLooked() {
        lock.lock();
        try {
            looks++;
            looked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns once a round has begun and ended since; at the latest after a moment, since a build may not wait for a look. */
    @Override
    public void lookNow() throws InterruptedException {
        lock.lock();
        try {
            // One may be under way.
            long wanted = looks + 2;
            long left = MOMENT_NANOS;
            while (looks < wanted && left > 0 && !closed) {
                hurried = true;
                wake.signalAll();
                left = looked.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waking up early does no harm: the caller looks at the clock. */
    @SuppressWarnings("WaitNotInLoop")
    private void await(long nanos) {
        lock.lock();
        try {
            while (recordings.isEmpty() && !closed) {
                wake.await();
            }
            if (!hurried && nanos > 0) {
                long left = wake.awaitNanos(nanos);
                hurried &= left > 0;
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            gap("membudget: a sample could not be taken (" + e + "); peaks may be too low.");
        }
    }

    private void gap(String words) {
        if (!gaps.contains(words)) {
            gaps.add(words);
        }
    }

    private void round(MemorySource made, ForkFinder finder) {
        long now = nowMillis();
        finder.look(recordings, now);
        recordings.stream().filter(Recording::killed).forEach(recording -> recording.end(made));
        shares.look(recordings, made);
        cpu.look(recordings, made);
        Map<Recording, Reading> readings = new LinkedHashMap<>();
        Reading suite = Reading.NOTHING;
        Bytes highest = Bytes.ZERO;
        PeakSource witness = PeakSource.SAMPLED;
        for (Recording recording : recordings) {
            Optional<TreeSample> sample = recording.sample(made, now);
            if (sample.isPresent()) {
                readings.put(recording, sample.get().now());
                suite = suite.plus(sample.get().now());
                highest = highest.plus(sample.get().highest());
                witness = readings.size() == 1 ? sample.get().source() : PeakSource.SAMPLED;
            }
        }
        if (readings.isEmpty()) {
            return;
        }
        Bytes own = beside.get();
        if (own.value() > 0) {
            suite = suite.plus(new Reading(own, Optional.of(own), Optional.of(own)));
            highest = highest.plus(own);
            witness = PeakSource.SAMPLED;
            lastBeside = own;
        }
        Reading judged = new Reading(suite.rss(), shares.of(readings.keySet(), highest, made), suite.privateMemory());
        suitePeak.sampled(judged);
        suitePeak.rss(highest, witness, lastMillis, now);
        lastMillis = now;
        Tick tick = new Tick(now, judged, readings);
        for (TickListener listener : listeners) {
            safely(() -> listener.tick(tick));
            nextLookNanos = Math.min(nextLookNanos, listener.nextLookNanos(tick));
        }
        recordings.stream().filter(Recording::killed).forEach(recording -> recording.end(made));
    }

    @Override
    public void close() {
        closed = true;
        hurry();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
