package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Allocations;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.ShortageAt;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.HeapFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was seen of one module's run: all that a diagnosis is made from.
 *
 * @param live snapshots of each fork
 * @param growth of every type of all forks
 * @param classes with what they left behind
 * @param allocations of each fork whose JVM recorded them
 * @param heapLimit the forks' -Xmx, where it is known
 * @param shortages of memory outside of the heap
 */
public record RunEvidence(
        String module,
        List<LiveSet> live,
        List<TypeGrowth> growth,
        HeapFacts heap,
        List<ClassFacts> classes,
        List<Allocations> allocations,
        Optional<Bytes> heapLimit,
        List<ShortageAt> shortages) {
    /** What a run without an investigation has: things that classes left behind. */
    public static RunEvidence ofLeftovers(String module, List<ClassFacts> classes) {
        return new RunEvidence(
                module, List.of(), List.of(), HeapFacts.NONE, classes, List.of(), Optional.empty(), List.of());
    }

    /** The same with memory that ran short outside of the heap. */
    public RunEvidence with(List<ShortageAt> seen) {
        return new RunEvidence(module, live, growth, heap, classes, allocations, heapLimit, seen);
    }

    RunEvidence with(List<LiveSet> live, List<TypeGrowth> growth) {
        return new RunEvidence(module, live, growth, heap, classes, allocations, heapLimit, shortages);
    }

    /** With holders of one cause in one fork counted as one. */
    RunEvidence withHoldersGrouped() {
        HeapFacts grouped = heap.with(SameCause.together(heap.holders()));
        return new RunEvidence(module, live, growth, grouped, classes, allocations, heapLimit, shortages);
    }

    Stream<Leftover> leftovers() {
        return classes.stream()
                .flatMap(facts -> facts.left().stream().map(left -> new Leftover(facts.className(), left)));
    }
}
