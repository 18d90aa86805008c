package io.github.membudget.run;

import io.github.membudget.explain.FailureText;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.launch.OutOfMemory;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapUse;
import io.github.membudget.plan.HeapSizing;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Modules that ran out of a limit which the plugin derived, so that it is the plugin that has to say so. */
final class RanOut {
    private RanOut() {}

    static String words(LaunchOutcome launched) {
        return launched.outOfMemory().map(OutOfMemory::words).orElse("");
    }

    /** Its direct buffers alone were to take more than the ceiling: the limit is never below that. */
    static boolean ofBuffers(ForkPlan fork, LaunchOutcome launched) {
        return fork.limits().direct().isPresent() && isOf(OutOfMemory.Kind.DIRECT_BUFFERS, launched);
    }

    /**
     * What to say of a heap that was derived from a ceiling and was too small; empty where it was not that.
     *
     * @param beside what a fork of this run was seen to have beside its heap, where it is known: what rose last was the heap
     */
    static Optional<String> ofHeap(ForkPlan fork, LaunchOutcome launched, Optional<Bytes> beside) {
        return fork.derivedHeap()
                .filter(heap -> isOf(OutOfMemory.Kind.HEAP, launched))
                .map(heap -> FailureText.derivedHeap(
                        fork.module().ceilingSetting(),
                        fork.module().ceiling().orElseThrow(),
                        fork.forks(),
                        heap,
                        larger(heap),
                        HeapSizing.ceilingFor(larger(heap), fork.forks(), most(fork, beside))));
    }

    /** How much it lacked nobody knows. */
    private static Bytes larger(Bytes heap) {
        return new Bytes(heap.value() / 2 * 3);
    }

    private static Optional<Bytes> most(ForkPlan fork, Optional<Bytes> beside) {
        return Stream.concat(beside.stream(), fork.known().map(HeapUse::beside).stream())
                .max(Comparator.naturalOrder());
    }

    private static boolean isOf(OutOfMemory.Kind kind, LaunchOutcome launched) {
        return launched.outOfMemory().filter(error -> error.kind() == kind).isPresent();
    }
}
