package io.github.membudget.investigate.diagnose;

import io.github.membudget.explain.FindingText;
import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.Allocations;
import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.Finding;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.HeapFacts.Soft;
import io.github.membudget.model.heap.HeapFacts.Together;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Holders;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.source.SourcePlaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Builds what a diagnosis is made from. All of it is of the one fork {@link #PID}, unless a test says otherwise. */
final class Samples {
    static final long PID = 7;
    static final long MIB = 1L << 20;

    private Samples() {}

    // What grew.

    static Rise rise(String place, long instances, long bytes) {
        return new Rise(SnapshotPlace.of(place), 1, instances, bytes);
    }

    static TypeGrowth grown(String type, Rise... rises) {
        return grown(PID, type, rises);
    }

    static TypeGrowth grown(long pid, String type, Rise... rises) {
        return new TypeGrowth(
                pid,
                type,
                Stream.of(rises).mapToLong(Rise::instances).sum(),
                Stream.of(rises).mapToLong(Rise::bytes).sum(),
                List.of(rises),
                0);
    }

    // What keeps it.

    static Roots field(String name) {
        return new Roots("static-field", name);
    }

    static Roots root(String kind, String name) {
        return new Roots(kind, name);
    }

    static Roots thread(String name) {
        return new Roots("thread", name);
    }

    /** @param nearest one of the roots */
    static Roots severalRoots(String nearest) {
        return new Roots("several-roots", nearest);
    }

    /** What a root keeps. */
    static final class Roots {
        private final String kind;
        private final String name;
        private long pid = PID;
        private Bytes retained = new Bytes(4096);
        private Bytes direct = Bytes.ZERO;
        private List<Long> sampled = List.of();
        private List<String> others = List.of();

        private Roots(String kind, String name) {
            this.kind = kind;
            this.name = name;
        }

        Roots in(long fork) {
            pid = fork;
            return this;
        }

        Roots buffersOf(long mebibytes) {
            direct = Bytes.ofMebibytes(mebibytes);
            return this;
        }

        Roots with(Long... addresses) {
            sampled = List.of(addresses);
            return this;
        }

        /** @param alike fields, or ways from several roots */
        Roots and(String... alike) {
            others = List.of(alike);
            return this;
        }

        Holder keeps(long mebibytes, String path) {
            return keeps(Bytes.ofMebibytes(mebibytes), path);
        }

        Holder keeps(Bytes bytes, String path) {
            retained = bytes;
            return keeps(path);
        }

        /** Little on the heap. */
        Holder keeps(String path) {
            return Holders.of(pid, kind, name, retained, path, direct, sampled, others);
        }
    }

    static Kept kept(String type, long count, Bytes retained) {
        return keptBy("", "", type, count, retained, Bytes.ZERO);
    }

    static Kept keptBy(String root, String path, String type, long count, Bytes retained, Bytes direct) {
        return keptBy(PID, root, path, type, count, retained, direct);
    }

    static Kept keptBy(long pid, String root, String path, String type, long count, Bytes retained, Bytes direct) {
        return Holders.kept(pid, type, count, retained, root, path, direct);
    }

    // Causes.

    static Rule rule(String id) {
        return RuleBook.own().rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** @param content whose growth shows when it came */
    static CauseCandidate cause(Holder holder, TypeGrowth content) {
        return CauseCandidate.withoutHolder(rule("static-field"), Symptoms.NONE).heldBy(holder, Optional.of(content));
    }

    static CauseGrowth alone(CauseCandidate cause) {
        return new CauseGrowth(cause, List.of(), Optional.empty(), List.of());
    }

    static WeighedCause weighed(CauseCandidate cause, Measure... parts) {
        return new WeighedCause(alone(cause), new CauseImpact(List.of(parts), Bytes.ZERO));
    }

    // What the flight recorder sampled.

    /** An array of 2 MiB. */
    static Survivor made(long address, String during) {
        return new Survivor(address, "[B", OptionalInt.of(2 << 20), "acme.Maker.make:3", during);
    }

    static Allocations recorded(Survivor... survivors) {
        return recorded(List.of(), survivors);
    }

    static Allocations recorded(List<Allocations.Site> old, Survivor... survivors) {
        return new Allocations(PID, Bytes.ofMebibytes(9), 100, List.of(), old, List.of(survivors), List.of());
    }

    // Snapshots.

    static LiveSet live(HeapSnapshot... snapshots) {
        return new LiveSet(PID, List.of(snapshots), Optional.empty());
    }

    static HeapSnapshot snapshot(String className, long mebibytes, Map<String, Use> changed) {
        return new HeapSnapshot(className, List.of(), Bytes.ofMebibytes(mebibytes), Optional.empty(), changed);
    }

    /** @param offHeap MiB of resident memory outside of the heap */
    static HeapSnapshot snapshotWith(long offHeap, String className, Map<String, Use> changed) {
        return new HeapSnapshot(
                className, List.of(), Bytes.ofMebibytes(5), Optional.of(Bytes.ofMebibytes(offHeap)), changed);
    }

    static Use use(long instances) {
        return new Use(instances, 64 * instances);
    }

    // Test classes.

    static ClassFacts ended(String className, Left... left) {
        return ended(className, Map.of(), left);
    }

    static ClassFacts ended(String className, Map<ForkFigure, Long> figures, Left... left) {
        return ended(PID, 0, className, figures, left);
    }

    static ClassFacts ended(long pid, long start, String className, Map<ForkFigure, Long> figures, Left... left) {
        long[] all = new long[InFork.figures()];
        Arrays.fill(all, -1);
        figures.forEach((figure, value) -> all[figure.ordinal()] = value);
        return new ClassFacts(className, pid, start, 5, List.of(), new InFork(0, 0, false, true, all), List.of(left));
    }

    static Left left(String kind, String detail) {
        return new Left(LeftoverKind.of(kind).orElseThrow(), detail, false);
    }

    // A whole run.

    static Run run() {
        return new Run();
    }

    /** All that was seen of module {@code acme}. */
    static final class Run {
        private final List<LiveSet> live = new ArrayList<>();
        private final List<TypeGrowth> growth = new ArrayList<>();
        private final List<ClassFacts> classes = new ArrayList<>();
        private final List<Allocations> allocations = new ArrayList<>();
        private HeapFacts heap = HeapFacts.NONE;

        /** With the growth that the snapshots show. */
        Run live(LiveSet... forks) {
            live.addAll(List.of(forks));
            List.of(forks).forEach(fork -> growth.addAll(LiveGrowth.of(fork)));
            return this;
        }

        Run snapshots(LiveSet fork) {
            live.add(fork);
            return this;
        }

        Run grew(TypeGrowth... types) {
            growth.addAll(List.of(types));
            return this;
        }

        Run held(Holder... holders) {
            return heap(List.of(holders), heap.kept(), heap.subtypes(), heap.soft(), heap.together(), heap.live());
        }

        Run kept(Kept... kept) {
            return heap(heap.holders(), List.of(kept), heap.subtypes(), heap.soft(), heap.together(), heap.live());
        }

        Run subtypes(String type, String... found) {
            Map<String, Set<String>> subtypes = Map.of(type, Set.of(found));
            return heap(heap.holders(), heap.kept(), subtypes, heap.soft(), heap.together(), heap.live());
        }

        Run softly(Soft... soft) {
            return heap(heap.holders(), heap.kept(), heap.subtypes(), List.of(soft), heap.together(), heap.live());
        }

        Run together(Together... together) {
            return heap(heap.holders(), heap.kept(), heap.subtypes(), heap.soft(), List.of(together), heap.live());
        }

        /** @param mebibytes of all that the heap dump at the end has */
        Run endedWith(long mebibytes) {
            Map<Long, Bytes> reached = Map.of(PID, Bytes.ofMebibytes(mebibytes));
            return heap(heap.holders(), heap.kept(), heap.subtypes(), heap.soft(), heap.together(), reached);
        }

        private Run heap(
                List<Holder> holders,
                List<Kept> kept,
                Map<String, Set<String>> subtypes,
                List<Soft> soft,
                List<Together> together,
                Map<Long, Bytes> reached) {
            heap = new HeapFacts(holders, kept, subtypes, soft, together, reached, List.of(), List.of(), List.of());
            return this;
        }

        Run classes(ClassFacts... ended) {
            classes.addAll(List.of(ended));
            return this;
        }

        Run sampled(Survivor... survivors) {
            allocations.add(recorded(survivors));
            return this;
        }

        RunEvidence evidence() {
            return new RunEvidence("acme", live, growth, heap, classes, allocations, Optional.empty(), List.of());
        }

        Diagnosis diagnosis() {
            return Diagnosis.of(evidence(), RuleBook.own());
        }

        /** In words. */
        List<Finding> findings() {
            return findings(SourcePlaces.NONE);
        }

        List<Finding> findings(SourcePlaces sources) {
            return FindingText.of(diagnosis(), live, sources);
        }

        Finding finding(String id) {
            return findings().stream()
                    .filter(finding -> finding.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        List<String> ids() {
            return findings().stream().map(Finding::id).toList();
        }
    }
}
