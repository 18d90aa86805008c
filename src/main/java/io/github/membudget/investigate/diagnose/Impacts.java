package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.FEWEST_SNAPSHOTS;
import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_KEPT;
import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_KEPT_BESIDE_OFF_HEAP;

import io.github.membudget.judge.Apportionment;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.HeapFacts.Together;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Kept;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures what would be free without each cause. What one object alone keeps is read from the heap dump. Where no single object keeps all (pools
 * that registers and threads know too, memory of native libraries), the rises from snapshot to snapshot are shared out among the causes.
 */
final class Impacts {
    private final GrowthTimeline timeline;
    private final List<CauseGrowth> growths;
    private final List<Together> together;
    private final NativeImpact nativeImpact;

    private Impacts(GrowthTimeline timeline, List<CauseGrowth> growths, List<Together> together) {
        this.timeline = timeline;
        this.growths = growths;
        this.together = together;
        nativeImpact = new NativeImpact(timeline, growths);
    }

    /** @param together what all types of a rule keep, by its id */
    static List<WeighedCause> of(GrowthTimeline timeline, List<CauseGrowth> growths, List<Together> together) {
        Impacts impacts = new Impacts(timeline, growths, together);
        List<Optional<Measure>> heap = impacts.shares(timeline.heap(), Holder::retained, false);
        List<Optional<Measure>> offHeap = impacts.shares(timeline.offHeap(), Holder::direct, true);
        List<WeighedCause> weighed = new ArrayList<>();
        for (int i = 0; i < growths.size(); i++) {
            weighed.add(new WeighedCause(growths.get(i), impacts.impact(growths.get(i), heap.get(i), offHeap.get(i))));
        }
        return weighed;
    }

    /** What a holder keeps is known: where it rose is taken off, and only the rest is shared out. One for each cause. */
    private List<Optional<Measure>> shares(double[] risen, Function<Holder, Bytes> known, boolean offHeap) {
        double[] rest = risen.clone();
        List<CauseGrowth> unknown = new ArrayList<>(growths);
        for (CauseGrowth growth : growths) {
            long kept = growth.cause().holder().map(known).map(Bytes::value).orElse(0L);
            Optional<TypeGrowth> content = growth.cause().content();
            if (kept > 0 && content.isPresent() && !growth.rises().isEmpty()) {
                double[] parts = timeline.instancesOf(List.of(content.get()));
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= kept * parts[i];
                }
                unknown.remove(growth);
            }
        }
        Iterator<Optional<Apportionment.Share>> shares = apportioned(
                        rest,
                        unknown.stream().flatMap(one -> one.rises().stream()).toList())
                .iterator();
        return growths.stream()
                .map(growth -> unknown.contains(growth)
                        ? sum(growth.rises().stream().map(any -> shares.next()), offHeap)
                        : Optional.<Measure>empty())
                .toList();
    }

    private List<Optional<Apportionment.Share>> apportioned(double[] rises, List<double[]> causes) {
        return timeline.snapshots() < Math.max(FEWEST_SNAPSHOTS, causes.size() + 2)
                ? causes.stream()
                        .map(any -> Optional.<Apportionment.Share>empty())
                        .toList()
                : Apportionment.of(rises, timeline.classes(), causes);
    }

    private static Optional<Measure> sum(Stream<Optional<Apportionment.Share>> shares, boolean offHeap) {
        return shares.flatMap(Optional::stream)
                .map(share -> new Measure.Share(offHeap, share.bytes(), share.doubt()))
                .reduce((one, other) -> new Measure.Share(
                        offHeap, one.bytes().plus(other.bytes()), one.doubt().plus(other.doubt())))
                .map(share -> share);
    }

    private CauseImpact impact(CauseGrowth growth, Optional<Measure> heapShare, Optional<Measure> offHeapShare) {
        Optional<Measure> onHeap =
                growth.cause().holder().isPresent() ? retained(growth) : larger(heapShare, retained(growth));
        Optional<Measure> offHeap = nativeImpact
                .metaspace(growth)
                .or(() -> nativeImpact.mapped(growth))
                .or(() -> larger(offHeapShare, directBuffers(growth)))
                .or(() -> nativeImpact.atItsSnapshots(growth));
        boolean little = offHeap.isPresent()
                && onHeap.filter(heap -> heap.bytes().value() < LEAST_KEPT_BESIDE_OFF_HEAP)
                        .isPresent();
        List<Measure> parts = nativeImpact.children(growth).map(List::of).orElseGet(() -> Stream.of(
                        little ? Optional.<Measure>empty() : onHeap, offHeap)
                .flatMap(Optional::stream)
                .toList());
        return new CauseImpact(parts, offHeap.map(Measure::bytes).orElse(Bytes.ZERO));
    }

    private Optional<Measure> retained(CauseGrowth growth) {
        CauseCandidate cause = growth.cause();
        if (cause.holder().isPresent()) {
            return cause.holder().map(Holder::retained).map(Measure.Retained::new);
        }
        return larger(
                kept(cause, Kept::retained)
                        .filter(bytes -> bytes.value() >= LEAST_KEPT)
                        .map(Measure.Retained::new),
                together(growth, Together::retained).map(Measure.RetainedTogether::new));
    }

    private Optional<Measure> directBuffers(CauseGrowth growth) {
        CauseCandidate cause = growth.cause();
        return cause.holder()
                .map(Holder::direct)
                .or(() -> kept(cause, Kept::direct).map(bytes -> withoutHeld(cause, bytes)))
                .or(() -> together(growth, Together::direct))
                .filter(bytes -> bytes.value() >= LEAST_KEPT)
                .map(Measure.DirectBuffers::new);
    }

    private static Optional<Measure> larger(Optional<? extends Measure> one, Optional<? extends Measure> other) {
        boolean isOther = one.isEmpty()
                || other.isPresent() && other.get().bytes().exceeds(one.get().bytes());
        return (isOther ? other : one).map(measure -> measure);
    }

    /** What goes with a cause goes with the one that it follows. */
    private Optional<Bytes> together(CauseGrowth growth, Function<Together, Bytes> part) {
        if (growth.follows().isPresent() || growths.stream().anyMatch(one -> sharesWith(growth, one))) {
            return Optional.empty();
        }
        return together.stream()
                .filter(all -> all.name().equals(growth.cause().rule().id()))
                .map(part)
                .reduce(Bytes::plus)
                .filter(bytes -> bytes.value() >= LEAST_KEPT);
    }

    /** Whether the other may keep a part of what goes with this one. */
    private static boolean sharesWith(CauseGrowth growth, CauseGrowth other) {
        Rule rule = growth.cause().rule();
        Rule second = other.cause().rule();
        return other != growth
                && (second.equals(rule)
                        || rule.opens().contains(second.id())
                        || second.opens().contains(rule.id())
                        || second.opens().stream().anyMatch(rule.opens()::contains));
    }

    /** A rule of direct buffers themselves has none of those that holders keep. */
    private Bytes withoutHeld(CauseCandidate cause, Bytes direct) {
        if (!cause.rule().kind().equals("direct-memory")) {
            return direct;
        }
        long held = growths.stream()
                .flatMap(one -> one.cause().holder().stream())
                .mapToLong(holder -> holder.direct().value())
                .sum();
        return new Bytes(Math.max(0, direct.value() - held));
    }

    /** Of a rule's types one may hold the other, so the most counts and not their sum. Tests hold what is their own. */
    private static Optional<Bytes> kept(CauseCandidate cause, Function<Kept, Bytes> part) {
        Map<Long, Long> most = cause.tests().stream()
                .collect(Collectors.groupingBy(Kept::pid, Collectors.summingLong(kept -> part.apply(kept)
                        .value())));
        cause.symptoms().kept().stream()
                .filter(kept -> !cause.isTest(kept))
                .forEach(kept -> most.merge(kept.pid(), part.apply(kept).value(), Math::max));
        return most.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bytes(
                        most.values().stream().mapToLong(Long::longValue).sum()));
    }
}
