package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.ExhaustedHeap;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A heap that was full when an allocation failed, with what held most of it then.
 *
 * @param rule that knows what to do about it
 * @param holder empty where nothing of the suite held much
 * @param limit the fork's -Xmx, where it is known
 * @param waste what G1 could not use of it, where that was much
 */
public record FullHeap(
        Rule rule, ExhaustedHeap heap, Optional<Holder> holder, Optional<Bytes> limit, Optional<RegionWaste> waste) {
    /** Of rules for what fills a heap at one time, the last of which is for any. */
    private static final String KIND = "full-heap";

    /** Part of what was live: a holder of less is not named. */
    private static final int PART_TOLD = 10;

    /** Where several forks show the same, that of the one where it held most. What is kept until the end is told with its own cause. */
    static List<FullHeap> of(RunEvidence evidence, RuleBook book, List<DiagnosedCause> causes) {
        List<String> told = causes.stream()
                .flatMap(cause -> cause.holder().stream())
                .map(SameCause::of)
                .toList();
        Map<String, FullHeap> found = new TreeMap<>();
        for (ExhaustedHeap heap : evidence.heap().exhausted()) {
            Optional<Holder> most =
                    heap.holders().stream().filter(HolderOwnership::isSuites).findFirst();
            String key = most.map(SameCause::of).orElse("");
            Optional<RegionWaste> waste = RegionWaste.of(heap, regions(evidence, heap.pid()), evidence.heapLimit());
            rule(book, most)
                    .map(rule -> new FullHeap(rule, heap, most, evidence.heapLimit(), waste))
                    .filter(full -> !told.contains(key) || full.isWasted())
                    .ifPresent(full ->
                            found.merge(key, full, (one, other) -> one.held().exceeds(other.held()) ? one : other));
        }
        return List.copyOf(found.values());
    }

    private static Optional<Bytes> regions(RunEvidence evidence, long pid) {
        return evidence.live().stream()
                .filter(set -> set.pid() == pid)
                .flatMap(set -> set.regions().stream())
                .findFirst();
    }

    private static Optional<Rule> rule(RuleBook book, Optional<Holder> holder) {
        boolean lasting =
                holder.filter(one -> !(one.keeper() instanceof Keeper.Local)).isPresent();
        List<Rule> own =
                book.rules().stream().filter(rule -> rule.kind().equals(KIND)).toList();
        Optional<Rule> known = (lasting ? book.rules() : own)
                .stream()
                        .filter(rule -> holder.filter(rule.signs()::isHolder).isPresent())
                        .findFirst();
        return known.or(() -> own.stream().reduce((one, next) -> next));
    }

    /** Whether what was live would have had room, had G1 been able to use all of the heap. */
    public boolean isWasted() {
        return waste.filter(RegionWaste::cause).isPresent();
    }

    /** By the largest holder. */
    public Bytes held() {
        return holder.map(Holder::all).orElse(Bytes.ZERO);
    }

    /** What else held a good part. */
    public List<Holder> others() {
        return heap.holders().stream()
                .filter(one -> !holder.equals(Optional.of(one)))
                .filter(one -> one.all().value() * PART_TOLD >= heap.live().value())
                .toList();
    }
}
