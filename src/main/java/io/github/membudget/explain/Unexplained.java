package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.HeapFacts.Soft;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.TypeGrowth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** What stayed of forks' memory for certain, and no cause that was seen explains. */
final class Unexplained {
    private static final long MUCH = 10L << 20;

    /** Classes that are loaded take some in any suite. */
    private static final long MUCH_BESIDE = 32L << 20;

    /** One part in so many of a type's growth is rounding. */
    private static final int LITTLE = 8;

    private final LeakFindings.Seen seen;
    private final List<Draft> drafts;
    private final List<Impacts.Weighed> weighed;

    Unexplained(LeakFindings.Seen seen, List<Draft> drafts, List<Impacts.Weighed> weighed) {
        this.seen = seen;
        this.drafts = drafts;
        this.weighed = weighed;
    }

    /**
     * Of one fork.
     *
     * @param types that grew on its heap
     * @param steps by how much memory beside its heap rose at which classes, the most first
     */
    record Growth(long pid, Bytes risen, List<TypeGrowth> types, List<Course.Step> steps) {}

    /** Empty where all is explained but for little. */
    Optional<Finding> onHeap() {
        List<Growth> forks = seen.live().stream()
                .flatMap(set -> onHeap(set).stream())
                .sorted(Comparator.comparing(Growth::risen).reversed())
                .toList();
        return forks.stream()
                .findFirst()
                .map(most -> FindingText.unheld(
                        seen.module(),
                        forks,
                        Sampled.unheld(most.pid(), seen.heap().holders(), seen.allocations())));
    }

    private Optional<Growth> onHeap(LiveSet set) {
        List<LiveSet.Look> looks = set.looks();
        if (looks.size() < 2) {
            return Optional.empty();
        }
        long risen = looks.get(looks.size() - 1).live().value()
                - looks.get(0).live().value()
                - told(set, Unexplained::onHeap)
                - sum(soft(set.pid()));
        List<TypeGrowth> types =
                seen.growth().stream().filter(one -> one.pid() == set.pid()).toList();
        return risen < MUCH || types.isEmpty()
                ? Optional.empty()
                : Optional.of(new Growth(set.pid(), new Bytes(risen), open(types), List.of()));
    }

    /** Those that are no more than the content of holders that are told would lead astray. */
    private List<TypeGrowth> open(List<TypeGrowth> types) {
        List<TypeGrowth> open = types.stream()
                .filter(one -> rest(one) * LITTLE >= one.bytes())
                .sorted(Comparator.comparingLong(this::rest).reversed())
                .toList();
        return open.isEmpty() ? types : open;
    }

    /** Of a type's growth what is not the content of holders that are told. */
    private long rest(TypeGrowth type) {
        String name = HolderText.shortName(type);
        return type.bytes()
                - drafts.stream()
                        .flatMap(draft -> draft.holder().stream())
                        .filter(holder -> holder.pid() == type.pid()
                                && HolderText.contentType(holder).equals(name))
                        .mapToLong(holder -> holder.retained().value())
                        .sum();
    }

    /** What the JVM frees by itself when it has to; of the fork where that is most, empty where it is little. */
    Optional<Finding> soft() {
        return seen.live().stream()
                .map(set -> soft(set.pid()))
                .filter(all -> sum(all) >= MUCH)
                .max(Comparator.comparingLong(Unexplained::sum))
                .map(most -> FindingText.soft(seen.module(), new Bytes(sum(most)), most));
    }

    private List<Soft> soft(long pid) {
        return seen.heap().soft().stream()
                .filter(one -> one.pid() == pid)
                .sorted(Comparator.comparing(Soft::bytes).reversed())
                .toList();
    }

    private static long sum(List<Soft> all) {
        return all.stream().mapToLong(one -> one.bytes().value()).sum();
    }

    /** Of the fork that kept most; empty where it is little. */
    Optional<Finding> besideHeap() {
        return seen.live().stream()
                .flatMap(set -> besideHeap(set).stream())
                .max(Comparator.comparing(Growth::risen))
                .map(most -> FindingText.beside(seen.module(), most));
    }

    private Optional<Growth> besideHeap(LiveSet set) {
        Course course = new Course(List.of(set), seen.classes());
        double[] rises = course.besideHeap();
        long risen = Math.round(Arrays.stream(rises).sum())
                - told(set, one -> one.beside().value())
                - metaspace(set);
        return risen < MUCH_BESIDE
                ? Optional.empty()
                : Optional.of(new Growth(set.pid(), new Bytes(risen), List.of(), course.steps(rises)));
    }

    /** An impact without what lies outside of the heap. */
    private static long onHeap(Impacts.Weighed weighed) {
        return weighed.impact()
                .map(impact ->
                        Math.max(0, impact.bytes().value() - weighed.beside().value()))
                .orElse(0L);
    }

    private long told(LiveSet set, ToLongFunction<Impacts.Weighed> part) {
        return IntStream.range(0, drafts.size())
                .filter(i -> drafts.get(i).mayBeIn(set.pid()))
                .mapToLong(i -> part.applyAsLong(weighed.get(i)))
                .sum();
    }

    /** By how much the classes that were loaded grew it: they stay, and nobody means them by a leak. */
    private long metaspace(LiveSet set) {
        LongSummaryStatistics ends = seen.classes().stream()
                .filter(one -> one.pid() == set.pid())
                .flatMap(one -> one.figures().bytes(InFork.Figure.METASPACE).stream())
                .mapToLong(Bytes::value)
                .summaryStatistics();
        return ends.getCount() == 0 ? 0 : ends.getMax() - ends.getMin();
    }
}
