package io.github.membudget.run;

import io.github.membudget.explain.FailureText;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.OutOfMemory;
import io.github.membudget.plan.HeapSizing;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells modules that ran out of a limit which the plugin derived: then it is the plugin that has to say so. */
final class DerivedLimits {
    private DerivedLimits() {}

    /** Whether its direct buffers alone were to take more than the ceiling: the limit is never below that. */
    static boolean refusedBuffers(ForkPlan fork, LaunchOutcome launched) {
        return fork.limits().direct().isPresent() && ranOutOf(OutOfMemory.Exhausted.DIRECT_BUFFERS, launched);
    }

    /**
     * What to say of a heap that was derived from a ceiling and was too small; empty where it was not that.
     *
     * @param offHeap the most that a fork of this run was seen to have outside its heap, where known
     */
    static Optional<String> tooSmallHeap(ForkPlan fork, LaunchOutcome launched, Optional<Bytes> offHeap) {
        return fork.derivedHeap()
                .filter(heap -> ranOutOf(OutOfMemory.Exhausted.HEAP, launched))
                .map(heap -> FailureText.derivedHeap(
                        fork.module().ceilingSetting(),
                        fork.module().ceiling().orElseThrow(),
                        fork.forks(),
                        heap,
                        larger(heap),
                        HeapSizing.ceilingFor(larger(heap), fork.forks(), most(fork, offHeap))));
    }

    /** Half as much again: how much it lacked nobody knows. */
    private static Bytes larger(Bytes heap) {
        return new Bytes(heap.value() / 2 * 3);
    }

    private static Optional<Bytes> most(ForkPlan fork, Optional<Bytes> offHeap) {
        return Stream.concat(offHeap.stream(), fork.known().map(HeapUse::beside).stream())
                .max(Comparator.naturalOrder());
    }

    private static boolean ranOutOf(OutOfMemory.Exhausted kind, LaunchOutcome launched) {
        return launched.outOfMemory().filter(error -> error.kind() == kind).isPresent();
    }
}
