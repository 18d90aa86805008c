package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.FEWEST_SNAPSHOTS;
import static io.github.membudget.investigate.diagnose.Thresholds.GRAVE;
import static io.github.membudget.investigate.diagnose.Thresholds.MUCH_WITHOUT_A_CAUSE;
import static io.github.membudget.investigate.diagnose.Thresholds.RESIDUAL_HEAP;
import static io.github.membudget.investigate.diagnose.Thresholds.RESIDUAL_OFF_HEAP;
import static io.github.membudget.investigate.diagnose.Thresholds.ROUNDING_OF_HEAP;
import static io.github.membudget.investigate.diagnose.Thresholds.ROUNDING_OF_TYPE;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.growth.MemoryParts;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.HeapFacts.Soft;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.probe.format.ForkFigure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes off what causes explain, and says what is left of each fork's growth. */
final class ResidualGrowth {
    /** Instances of a test class: one of each test. */
    private static final int SEVERAL = 2;

    private final RunEvidence evidence;
    private final RuleBook book;
    private final List<WeighedCause> causes;

    private ResidualGrowth(RunEvidence evidence, RuleBook book, List<WeighedCause> causes) {
        this.evidence = evidence;
        this.book = book;
        this.causes = causes;
    }

    /** @param isHeapOpen whether a cause of unknown size may explain what is left of the heap, so that nothing is said of that */
    static List<Residual> of(RunEvidence evidence, RuleBook book, List<WeighedCause> causes, boolean isHeapOpen) {
        ResidualGrowth growth = new ResidualGrowth(evidence, book, causes);
        return Stream.of(
                        isHeapOpen ? Optional.<Residual>empty() : growth.onHeap(),
                        isHeapOpen ? Optional.<Residual>empty() : growth.goneAtTheEnd(),
                        growth.offHeap(),
                        FreedMemory.keptByMalloc(evidence.live()),
                        FreedMemory.ofUnusedObjects(evidence.live()),
                        growth.softReferences())
                .flatMap(Optional::stream)
                .toList();
    }

    private static Severity severity(Bytes bytes) {
        if (bytes.value() >= GRAVE) {
            return Severity.HIGH;
        }
        return bytes.value() >= MUCH_WITHOUT_A_CAUSE ? Severity.MEDIUM : Severity.LOW;
    }

    private Optional<Residual> onHeap() {
        List<ForkGrowth> forks = evidence.live().stream()
                .flatMap(set -> onHeap(set).stream())
                .sorted(Comparator.comparing(ForkGrowth::risen).reversed())
                .toList();
        return forks.stream()
                .findFirst()
                .map(most -> new Residual.OnHeap(
                        forks,
                        SampledObjects.withoutHolder(most.pid(), evidence.heap().holders(), evidence.allocations()),
                        severity(most.risen())));
    }

    private Optional<ForkGrowth> onHeap(LiveSet set) {
        long risen = risen(set) - goneAtTheEnd(set) - sum(softReferences(set.pid()));
        List<TypeGrowth> types = typesOf(set.pid()).toList();
        return risen < RESIDUAL_HEAP || types.isEmpty() || isStartUp(set, risen)
                ? Optional.empty()
                : Optional.of(new ForkGrowth(set.pid(), new Bytes(risen), unexplained(types), List.of()));
    }

    /** Whether the first class brought it: frameworks load their classes and fill their tables once for a JVM. */
    private boolean isStartUp(LiveSet set, long risen) {
        Map<SnapshotPlace, Double> explained = explained(set.pid(), CauseImpact::onHeap);
        long[] steps = LiveGrowth.steps(set);
        for (int i = 0; i < steps.length; i++) {
            steps[i] -=
                    Math.round(explained.getOrDefault(set.snapshots().get(i + 1).place(), 0.0));
        }
        if (steps.length < FEWEST_SNAPSHOTS || severity(new Bytes(risen)) != Severity.LOW) {
            return false;
        }
        long[] later = Arrays.stream(steps).skip(1).sorted().toArray();
        return risen - (steps[0] - Math.max(0, later[later.length / 2])) < RESIDUAL_HEAP;
    }

    /** Live heap at the last snapshot less that at the first, without what causes explain. */
    private long risen(LiveSet set) {
        return LiveGrowth.total(set) - explained(set, CauseImpact::onHeap);
    }

    private Stream<TypeGrowth> typesOf(long pid) {
        return evidence.growth().stream().filter(type -> type.pid() == pid);
    }

    /** Of the fork where that is most. */
    private Optional<Residual> goneAtTheEnd() {
        return evidence.live().stream()
                .filter(set -> goneAtTheEnd(set) > 0)
                .max(Comparator.comparingLong(this::goneAtTheEnd))
                .map(this::goneOf);
    }

    private Residual goneOf(LiveSet set) {
        Bytes gone = new Bytes(goneAtTheEnd(set));
        Optional<Rule> rule = book.rules().stream()
                .filter(known -> known.signs().untilEnd()
                        && !testInstances(set, known.signs().least()).isEmpty())
                .findFirst();
        return new Residual.GoneAtTheEnd(
                set.pid(),
                last(set),
                gone,
                unexplained(typesOf(set.pid()).toList()),
                testInstances(set, rule.map(known -> known.signs().least()).orElse(SEVERAL)),
                rule,
                severity(gone));
    }

    /** Test classes of which so many instances lived at the last snapshot. */
    private List<TypeGrowth> testInstances(LiveSet set, int least) {
        Set<String> names = LiveGrowth.classes(List.of(set)).collect(Collectors.toSet());
        return typesOf(set.pid())
                .filter(type -> names.contains(type.type()) && type.instances() >= least)
                .sorted(Comparator.comparingLong(TypeGrowth::instances).reversed())
                .toList();
    }

    private static Bytes last(LiveSet set) {
        return set.snapshots().get(set.snapshots().size() - 1).live();
    }

    private long goneAtTheEnd(LiveSet set) {
        Bytes reached = evidence.heap().live().get(set.pid());
        if (set.snapshots().size() < 2 || reached == null) {
            return 0;
        }
        long last = last(set).value();
        long gone = Math.min(last - reached.value() - sum(softReferences(set.pid())), risen(set));
        return gone >= Math.max(RESIDUAL_HEAP, last / ROUNDING_OF_HEAP) ? gone : 0;
    }

    /** Types that are no more than the content of explained holders would lead astray. */
    private List<TypeGrowth> unexplained(List<TypeGrowth> types) {
        List<TypeGrowth> left = types.stream()
                .filter(type -> withoutContent(type) * ROUNDING_OF_TYPE >= type.bytes())
                .sorted(Comparator.comparingLong(this::withoutContent).reversed())
                .map(this::withoutExplainedRises)
                .toList();
        return left.isEmpty() ? types : left;
    }

    private TypeGrowth withoutExplainedRises(TypeGrowth type) {
        Map<SnapshotPlace, Long> explained = new HashMap<>();
        causes.stream()
                .map(WeighedCause::cause)
                .filter(cause -> cause.holder()
                        .filter(holder -> isContentOf(holder, type))
                        .isPresent())
                .forEach(cause -> cause.types().stream()
                        .filter(one -> one.type().equals(type.type()))
                        .flatMap(one -> cause.rises(one).stream())
                        .forEach(rise -> explained.merge(rise.place(), rise.bytes(), Long::sum)));
        List<Rise> left = type.rises().stream()
                .filter(rise ->
                        (rise.bytes() - explained.getOrDefault(rise.place(), 0L)) * ROUNDING_OF_TYPE >= rise.bytes())
                .toList();
        return left.isEmpty()
                ? type
                : new TypeGrowth(type.pid(), type.type(), type.instances(), type.bytes(), left, type.falls());
    }

    private static boolean isContentOf(Holder holder, TypeGrowth type) {
        return holder.pid() == type.pid()
                && holder.path().lastType().orElse("").equals(TypeNames.readable(type.type()));
    }

    /** Bytes of a type's growth that are not the content of explained holders. */
    private long withoutContent(TypeGrowth type) {
        return type.bytes()
                - causes.stream()
                        .flatMap(one -> one.cause().holder().stream())
                        .filter(holder -> isContentOf(holder, type))
                        .mapToLong(holder -> holder.retained().value())
                        .sum();
    }

    /** Of the fork where that is most. */
    private Optional<Residual> softReferences() {
        return evidence.live().stream()
                .map(set -> softReferences(set.pid()))
                .filter(all -> sum(all) >= RESIDUAL_HEAP)
                .max(Comparator.comparingLong(ResidualGrowth::sum))
                .map(most -> new Residual.SoftReferences(most.get(0).pid(), new Bytes(sum(most)), most));
    }

    private List<Soft> softReferences(long pid) {
        return evidence.heap().soft().stream()
                .filter(one -> one.pid() == pid)
                .sorted(Comparator.comparing(Soft::bytes).reversed())
                .toList();
    }

    private static long sum(List<Soft> all) {
        return all.stream().mapToLong(one -> one.bytes().value()).sum();
    }

    private record ForkOffHeap(LiveSet set, ForkGrowth growth) {}

    /** Of the fork that kept most. */
    private Optional<Residual> offHeap() {
        return evidence.live().stream()
                .flatMap(set -> offHeap(set).map(growth -> new ForkOffHeap(set, growth)).stream())
                .max(Comparator.comparing(fork -> fork.growth().risen()))
                .map(fork -> new Residual.OffHeap(
                        fork.growth(),
                        MainPackages.ofRises(fork.growth().rises()),
                        MemoryParts.growth(fork.set()),
                        DroppedWrappers.whereItStayed(fork.set(), fork.growth()),
                        fork.growth().climbs() ? severity(fork.growth().risen()) : Severity.LOW));
    }

    private Optional<ForkGrowth> offHeap(LiveSet set) {
        GrowthTimeline timeline = new GrowthTimeline(List.of(set), evidence.classes());
        double[] rises = timeline.offHeap();
        long risen = Math.round(Arrays.stream(rises).sum()) - explained(set, CauseImpact::offHeap) - metaspace(set);
        if (risen < RESIDUAL_OFF_HEAP) {
            return Optional.empty();
        }
        double[] loaded = timeline.metaspace();
        Arrays.setAll(rises, i -> rises[i] - loaded[i]);
        List<PlacedRise> left = timeline.largest(timeline.without(rises, explained(set.pid(), CauseImpact::offHeap)));
        ForkGrowth growth = new ForkGrowth(set.pid(), new Bytes(risen), List.of(), left);
        return Optional.of(growth.with(typesAtLargestRises(growth)));
    }

    /** Types of libraries' and the suite's own that came at the largest rises, and nowhere else. */
    private List<TypeGrowth> typesAtLargestRises(ForkGrowth fork) {
        Set<SnapshotPlace> places =
                fork.largest().stream().map(PlacedRise::place).collect(Collectors.toSet());
        return typesOf(fork.pid())
                .filter(type -> !CommonTypes.isCommon(type) && !TypeNames.isJdks(type.type()))
                .filter(type -> type.notable().stream().allMatch(rise -> places.contains(rise.place())))
                .filter(type -> type.falls() == 0 && type.instances() > 0 && !HolderOwnership.runsTests(type.type()))
                .sorted(Comparator.comparingLong(TypeGrowth::instances).reversed())
                .toList();
    }

    /** What causes explain of one kind of memory, by where it came. */
    private Map<SnapshotPlace, Double> explained(long pid, Function<CauseImpact, Bytes> part) {
        Map<SnapshotPlace, Double> explained = new HashMap<>();
        for (WeighedCause one : causes) {
            List<Rise> rises = one.cause().types().stream()
                    .filter(type -> type.pid() == pid)
                    .flatMap(type -> one.cause().rises(type).stream())
                    .toList();
            double bytes = part.apply(one.impact()).value();
            double all = Math.max(1, rises.stream().mapToLong(Rise::instances).sum());
            rises.forEach(rise -> explained.merge(rise.place(), bytes * rise.instances() / all, Double::sum));
        }
        return explained;
    }

    private long explained(LiveSet set, Function<CauseImpact, Bytes> part) {
        return causes.stream()
                .filter(one -> one.cause().mayBeIn(set.pid()))
                .mapToLong(one -> part.apply(one.impact()).value())
                .sum();
    }

    /** By how much loaded classes grew it: they stay, and nobody means them by a leak. */
    private long metaspace(LiveSet set) {
        List<Long> counted = set.snapshots().stream()
                .flatMap(snapshot -> snapshot.resident().stream())
                .flatMap(memory -> memory.metaspace().stream())
                .map(Bytes::value)
                .toList();
        if (counted.size() > 1) {
            return Math.max(0, counted.get(counted.size() - 1) - counted.get(0));
        }
        LongSummaryStatistics ends = evidence.classes().stream()
                .filter(one -> one.pid() == set.pid())
                .flatMap(one -> one.figures().bytes(ForkFigure.METASPACE).stream())
                .mapToLong(Bytes::value)
                .summaryStatistics();
        return ends.getCount() == 0 ? 0 : ends.getMax() - ends.getMin();
    }
}
