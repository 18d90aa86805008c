package io.github.membudget.observe.sampling;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.JvmFacts;
import io.github.membudget.model.LeakCheck;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestEvent;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.observe.probelog.ForkLogs;
import io.github.membudget.observe.sampling.ForkTree.TreeSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** All that is seen of one test module while it runs: its forks' memory from outside, its tests from the tap. */
public final class Recording {
    /** What a recording asks of the sampler that looks at it. */
    interface Sampling {
        /** Milliseconds since the session started. */
        long nowMillis();

        long millisAt(long nanoTime);

        /** Why figures are missing, in words for the user. */
        List<String> gaps();

        Optional<Bytes> highWaterMark(long pid);

        void readCpu(Recording recording, int fork);

        void hurry();

        boolean closed();

        void forget(Recording recording);

        void reached(Recording recording, Bytes rss, PeakSource of);

        void noted(Peak peak, Optional<Bytes> shared);

        void lookNow() throws InterruptedException;
    }

    private static final int LAST_LOOKS = 3;
    private static final int LAST_PAUSE_MILLIS = 20;

    private final Sampling sampler;
    private final String marker;
    private final String inherited;
    private final long startMillis;
    private final List<ForkTree> forks = new CopyOnWriteArrayList<>();
    private final TestHistories histories = new TestHistories();
    private final Set<Integer> closing = ConcurrentHashMap.newKeySet();
    private final PeakTracker peak = new PeakTracker();
    private volatile boolean killed;
    private volatile Runnable ender = () -> {};
    private Optional<ForkLogs> logs = Optional.empty();
    private long lastMillis;

    Recording(Sampling sampler, String marker, String inherited, long startMillis) {
        this.sampler = sampler;
        this.marker = marker;
        this.inherited = inherited;
        this.startMillis = startMillis;
        this.lastMillis = startMillis;
    }

    /** Hears the tap, on Surefire's event thread. */
    public void accept(TestEvent event) {
        if (event instanceof TestEvent.ForkBye) {
            // The fork waits for the acknowledgement, so that its mark and its time can still be read.
            readMarks(event.fork());
            sampler.readCpu(this, event.fork());
            closing.add(event.fork());
            sampler.hurry();
            return;
        }
        if (event instanceof TestEvent.ForkStarting) {
            sampler.hurry();
        }
        histories.accept(event);
        if (event instanceof TestEvent.ForkClosed) {
            closing.remove(event.fork());
        }
    }

    /** @param directory into which the forks note their own figures, to be joined to what is seen of them */
    public void follow(Path directory) {
        logs = Optional.of(ForkLogs.follow(directory, sampler::closed));
    }

    /** Ends every process of this module's forks now, and any that appears later. */
    public void kill() {
        killed = true;
        sampler.hurry();
    }

    /** What else ends this module's processes: those that no look has found yet. */
    public void endBy(Runnable ender) {
        this.ender = ender;
    }

    boolean killed() {
        return killed;
    }

    /** After {@link #kill}: ends what a process had just begun to start when it was ended, and what that started. */
    public void killLatecomers() {
        try {
            for (int i = 0; i < LAST_LOOKS; i++) {
                sampler.lookNow();
                // A process that is being executed shows no command and no environment.
                Thread.sleep(LAST_PAUSE_MILLIS);
            }
            sampler.lookNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what is known of it, and what only its ender knows. */
    void end(MemorySource source) {
        forks.forEach(fork -> fork.processes().keySet().forEach(source::kill));
        ender.run();
    }

    String marker() {
        return marker;
    }

    String inherited() {
        return inherited;
    }

    List<ForkTree> forks() {
        return forks;
    }

    void add(ForkTree fork) {
        forks.add(fork);
    }

    boolean closing() {
        return !closing.isEmpty() && forks.stream().anyMatch(ForkTree::rootAlive);
    }

    /** Reads the marks of forks that are about to end. */
    void readClosingMarks() {
        closing.forEach(this::readMarks);
    }

    void readClosingCpu(MemorySource source) {
        closing.forEach(number -> readCpu(number, source));
    }

    void readCpu(int number, MemorySource source) {
        living(number).forEach(fork -> fork.readCpu(source));
    }

    private void readMarks(int number) {
        living(number).forEach(fork -> sampler.highWaterMark(fork.rootPid())
                .flatMap(mark -> fork.mark(mark, sampler.nowMillis()))
                .ifPresent(sample -> reached(fork, sample)));
    }

    /** Those alive that have this number, or whose number could not be told. */
    private Stream<ForkTree> living(int number) {
        return forks.stream()
                .filter(fork -> fork.rootAlive()
                        && (fork.number().isEmpty() || fork.number().getAsInt() == number));
    }

    /** One fork's new mark, with what its siblings had at the last round. */
    private void reached(ForkTree fork, TreeSample sample) {
        Bytes sum = sample.highest();
        boolean alone = true;
        for (ForkTree other : forks) {
            if (other != fork && other.alive()) {
                sum = sum.plus(other.lastRss());
                alone = false;
            }
        }
        PeakSource source = alone ? sample.source() : PeakSource.SAMPLED;
        peak.rss(sum, source, lastMillis, sampler.nowMillis());
        sampler.reached(this, sum, source);
    }

    /** One round over all forks alive; empty where none is. */
    Optional<TreeSample> sample(MemorySource source, long atMillis) {
        Reading now = Reading.NOTHING;
        Bytes highest = Bytes.ZERO;
        int alive = 0;
        PeakSource witness = PeakSource.SAMPLED;
        for (ForkTree fork : forks) {
            Optional<TreeSample> sample = fork.alive() ? fork.sample(source, atMillis) : Optional.empty();
            if (sample.isPresent()) {
                alive++;
                now = now.plus(sample.get().now());
                highest = highest.plus(sample.get().highest());
                witness = alive == 1 ? sample.get().source() : PeakSource.SAMPLED;
            }
        }
        if (alive == 0) {
            return Optional.empty();
        }
        peak.sampled(now);
        peak.rss(highest, witness, lastMillis, atMillis);
        lastMillis = atMillis;
        return Optional.of(new TreeSample(now, highest, witness));
    }

    /** RSS of a fork and its child processes, looked at now. Empty where the fork was never found. */
    public Optional<Bytes> rss(int number) {
        try {
            sampler.lookNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return living(number).map(ForkTree::lastRss).max(Comparator.naturalOrder());
    }

    /** The JVM that has this number now ends, and another one goes on with its classes. */
    public void recycle(int number) {
        living(number).forEach(ForkTree::recycle);
    }

    /** What runs now, as last looked at. */
    public Snapshot snapshot() {
        List<Snapshot.Member> processes = new ArrayList<>();
        forks.forEach(fork -> processes.addAll(fork.snapshot()));
        return new Snapshot(running(), histories.cutShort(), processes);
    }

    /** The tests that have begun and not ended; of each fork's, the one that has run longest first. */
    public List<TestId> running() {
        return histories.running();
    }

    /** The pids of its forks' own JVMs that were alive when last looked at. */
    public LongStream jvms() {
        return forks.stream().filter(ForkTree::rootAlive).mapToLong(ForkTree::rootPid);
    }

    /** Every process of this module's forks that was alive when last looked at. */
    public Set<ProcessKey> living() {
        Set<ProcessKey> living = new HashSet<>();
        forks.forEach(fork -> living.addAll(fork.processes().keySet()));
        return living;
    }

    /** Reads the proportional share of every fork alive. */
    void readShares(MemorySource source) {
        forks.stream().filter(ForkTree::alive).forEach(fork -> fork.readShare(source));
    }

    /** Empty where no share of any fork was ever read. */
    private Optional<Bytes> mostShared() {
        return forks.stream().filter(ForkTree::shareKnown).map(ForkTree::shared).max(Comparator.naturalOrder());
    }

    boolean shareKnown() {
        return forks.stream().filter(ForkTree::alive).anyMatch(ForkTree::shareKnown);
    }

    /** What of the RSS of the forks alive is shared with other processes; nothing where that is not known. */
    Bytes shared() {
        return forks.stream().filter(ForkTree::alive).map(ForkTree::shared).reduce(Bytes.ZERO, Bytes::plus);
    }

    Bytes lastRss() {
        return forks.stream().filter(ForkTree::alive).map(ForkTree::lastRss).reduce(Bytes.ZERO, Bytes::plus);
    }

    /** Stops looking and says what was seen, and what the forks noted of themselves where they were to. */
    public ModuleFacts finish() {
        ModuleFacts seen = seen();
        return logs.map(noted -> join(seen, noted)).orElse(seen);
    }

    private ModuleFacts join(ModuleFacts seen, ForkLogs noted) {
        if (!noted.possible() && !seen.tests().isEmpty()) {
            return ProbeLogJoin.withoutDirectory(seen, noted.directory());
        }
        try {
            ModuleFacts joined = ProbeLogJoin.join(seen, noted.finish(), sampler::millisAt);
            noted.removeAll();
            joined.peak().ifPresent(peak -> sampler.noted(peak, mostShared()));
            return joined;
        } catch (IOException e) {
            return seen.withGap("membudget: what the test JVMs noted of themselves cannot be read (" + e.getMessage()
                    + "): figures of tests are sampled from outside.");
        }
    }

    private ModuleFacts seen() {
        sampler.forget(this);
        List<TestFacts> tests = histories.facts(this::samplesOf, sampler::millisAt);
        List<TestId> duringPeak = tests.stream()
                .filter(test -> peak.during(test.startMillis(), test.startMillis() + test.durationMillis()))
                .map(TestFacts::id)
                .limit(ProbeLogJoin.MOST_NAMED_AT_PEAK)
                .toList();
        return new ModuleFacts(
                startMillis,
                sampler.nowMillis() - startMillis,
                peak.peak(),
                duringPeak,
                Generations.facts(forks),
                tests,
                List.of(),
                JvmFacts.UNKNOWN,
                LeakCheck.NONE,
                gaps(tests));
    }

    /** Surefire gives one number to several forks in turn where they are not reused. */
    private Optional<TestHistory.Samples> samplesOf(int number, long millis) {
        ForkTree found = null;
        for (ForkTree fork : forks) {
            boolean same = fork.number().isEmpty() || fork.number().getAsInt() == number;
            if (same && (found == null || fork.startedBy(millis))) {
                found = fork;
            }
        }
        return Optional.ofNullable(found);
    }

    private List<String> gaps(List<TestFacts> tests) {
        List<String> gaps = new ArrayList<>(sampler.gaps());
        if (forks.isEmpty() && !tests.isEmpty()) {
            gaps.add(
                    "membudget: no test JVM of this module could be found among this machine's processes, so nothing of it"
                            + " was measured.");
        }
        return List.copyOf(gaps);
    }
}
