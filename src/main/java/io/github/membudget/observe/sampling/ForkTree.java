package io.github.membudget.observe.sampling;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestFacts.Heights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One fork: its JVM and every process that came from it. Touched by the sampler's thread, and by a bye under the lock. */
final class ForkTree implements TestHistory.Samples {
    /** One part in so many above the heights before. */
    private static final int TOWERING = 4;

    /** What is kept of a process between two rounds. */
    private static final class Member {
        Bytes rss = Bytes.ZERO;
        Bytes mark = Bytes.ZERO;
    }

    private final ProcessKey root;
    private final OptionalInt number;
    private final Instant startedAt;
    private final long startMillis;
    private final Map<ProcessKey, Member> members = new LinkedHashMap<>();
    private final SampleSeries series = new SampleSeries();
    private final SampleSeries childSeries = new SampleSeries();
    private final PeakTracker peak = new PeakTracker();
    private Bytes childPeak = Bytes.ZERO;
    private long lastMillis;
    private boolean rootAlive = true;
    private boolean hadChildren;
    private volatile boolean recycled;
    private Optional<Bytes> pss = Optional.empty();
    private Bytes rssAtPss = Bytes.ZERO;
    private long highestAtPss;
    private Optional<CpuUse> cpu = Optional.empty();

    ForkTree(ProcessKey root, OptionalInt number, long atMillis) {
        this.root = root;
        this.number = number;
        this.startedAt = Instant.now();
        this.startMillis = atMillis;
        this.lastMillis = atMillis;
        members.put(root, new Member());
    }

    synchronized void add(ProcessKey process) {
        members.putIfAbsent(process, new Member());
    }

    synchronized boolean has(long pid) {
        return members.keySet().stream().anyMatch(member -> member.pid() == pid);
    }

    synchronized boolean alive() {
        return !members.isEmpty();
    }

    synchronized boolean rootAlive() {
        return rootAlive;
    }

    synchronized Map<ProcessKey, Boolean> processes() {
        Map<ProcessKey, Boolean> processes = new LinkedHashMap<>();
        members.keySet().forEach(process -> processes.put(process, process.equals(root)));
        return processes;
    }

    synchronized List<Snapshot.Member> snapshot() {
        List<Snapshot.Member> snapshot = new ArrayList<>();
        members.forEach(
                (process, member) -> snapshot.add(new Snapshot.Member(process, process.equals(root), member.rss)));
        return snapshot;
    }

    long rootPid() {
        return root.pid();
    }

    OptionalInt number() {
        return number;
    }

    /** Another JVM goes on with its classes. */
    void recycle() {
        recycled = true;
    }

    boolean recycled() {
        return recycled;
    }

    /** Whether the fork was started by the time given. */
    boolean startedBy(long millis) {
        return startMillis <= millis;
    }

    /** RSS of the whole tree around a span of time. */
    @Override
    public Heights around(long fromMillis, long toMillis) {
        return series.around(fromMillis, toMillis);
    }

    @Override
    public OptionalLong timeBefore(long millis) {
        return series.timeBefore(millis);
    }

    @Override
    public OptionalLong timeAfter(long millis) {
        return series.timeAfter(millis);
    }

    /** RSS of the child processes around a span of time; empty where there were none. */
    @Override
    public Optional<Heights> childrenAround(long fromMillis, long toMillis) {
        return childSeries.within(fromMillis, toMillis);
    }

    /** Reads every process; those that have ended are forgotten. */
    synchronized Optional<TreeSample> sample(MemorySource source, long atMillis) {
        Bytes rss = Bytes.ZERO;
        Bytes highest = Bytes.ZERO;
        Bytes children = Bytes.ZERO;
        Optional<Bytes> privates = Optional.of(Bytes.ZERO);
        boolean byMark = false;
        for (Iterator<Map.Entry<ProcessKey, Member>> it = members.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<ProcessKey, Member> entry = it.next();
            Optional<ProcessMemory> memory = source.memory(entry.getKey());
            boolean isRoot = entry.getKey().equals(root);
            if (memory.isEmpty()) {
                it.remove();
                rootAlive &= !isRoot;
                continue;
            }
            Member member = entry.getValue();
            member.rss = memory.get().rss();
            Bytes mark = memory.get().highWaterMark().orElse(Bytes.ZERO);
            boolean risen = mark.exceeds(member.mark);
            member.mark = risen ? mark : member.mark;
            // A mark that rose since the last round was reached since then: nothing between two samples is missed.
            Bytes reached = risen && mark.exceeds(member.rss) ? mark : member.rss;
            byMark |= isRoot && risen;
            rss = rss.plus(member.rss);
            highest = highest.plus(reached);
            children = isRoot ? children : children.plus(reached);
            Optional<Bytes> own = memory.get().privateMemory();
            privates = privates.flatMap(sum -> own.map(sum::plus));
        }
        if (members.isEmpty()) {
            return Optional.empty();
        }
        childPeak = children.exceeds(childPeak) ? children : childPeak;
        boolean alone = members.size() == 1 && rootAlive;
        PeakSource witness = alone && byMark ? PeakSource.KERNEL : PeakSource.SAMPLED;
        Reading reading = new Reading(rss, pss, privates);
        series.add(atMillis, rss);
        if (children.value() > 0 || hadChildren) {
            childSeries.add(atMillis, children);
        }
        hadChildren = children.value() > 0;
        peak.sampled(reading);
        peak.rss(highest, witness, lastMillis, atMillis);
        lastMillis = atMillis;
        return Optional.of(new TreeSample(reading, highest, witness));
    }

    /** The JVM's mark, read between two rounds; tells the tree's highest if the mark rose. */
    synchronized Optional<TreeSample> mark(Bytes mark, long atMillis) {
        Member member = members.get(root);
        if (member == null || !mark.exceeds(member.mark)) {
            return Optional.empty();
        }
        member.mark = mark;
        Bytes others = Bytes.ZERO;
        for (Map.Entry<ProcessKey, Member> entry : members.entrySet()) {
            others = entry.getKey().equals(root) ? others : others.plus(entry.getValue().rss);
        }
        Bytes highest = mark.plus(others);
        PeakSource witness = members.size() == 1 ? PeakSource.KERNEL : PeakSource.SAMPLED;
        peak.rss(highest, witness, lastMillis, atMillis);
        return Optional.of(new TreeSample(new Reading(highest, pss, Optional.empty()), highest, witness));
    }

    /** How far RSS has moved since the proportional share was read: what reading it again would tell. */
    synchronized long staleness() {
        Bytes rss = rss();
        return pss.isEmpty() ? Long.MAX_VALUE : Math.abs(rss.value() - rssAtPss.value());
    }

    /** Whether RSS stands far above all heights at which the share was read: rare enough to be read whatever it costs. */
    synchronized boolean towers() {
        return rss().value() > highestAtPss + highestAtPss / TOWERING;
    }

    synchronized void readShare(MemorySource source) {
        Optional<Bytes> sum = Optional.of(Bytes.ZERO);
        for (ProcessKey process : members.keySet()) {
            Optional<Bytes> share = source.proportionalShare(process);
            sum = sum.flatMap(soFar -> share.map(soFar::plus));
        }
        pss = sum;
        rssAtPss = rss();
        highestAtPss = Math.max(highestAtPss, rssAtPss.value());
        pss.ifPresent(peak::share);
    }

    /** Of the JVM alone; what was read last stays where it has ended. */
    synchronized void readCpu(MemorySource source) {
        cpu = source.cpu(root).or(() -> cpu);
    }

    /** What of its RSS other processes pay for, as when its share was last read: a lone fork's shares change little. */
    synchronized Bytes shared() {
        return pss.filter(rssAtPss::exceeds).map(rssAtPss::minus).orElse(Bytes.ZERO);
    }

    synchronized boolean shareKnown() {
        return pss.isPresent();
    }

    synchronized Bytes lastRss() {
        return rss();
    }

    private Bytes rss() {
        return members.values().stream().map(member -> member.rss).reduce(Bytes.ZERO, Bytes::plus);
    }

    synchronized ForkFacts facts() {
        return new ForkFacts(
                number,
                root.pid(),
                startedAt,
                Math.max(0, lastMillis - startMillis),
                peak.peak(),
                childPeak.value() == 0 ? Optional.empty() : Optional.of(childPeak),
                OptionalInt.empty(),
                series.timeline(),
                cpu,
                Optional.empty(),
                OptionalInt.empty());
    }

    /**
     * One look at a tree.
     *
     * @param highest what it reached since the last look, at least {@code now}'s RSS
     */
    record TreeSample(Reading now, Bytes highest, PeakSource source) {}
}
