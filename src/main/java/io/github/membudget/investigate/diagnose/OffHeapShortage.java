package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Shortage;
import io.github.membudget.model.heap.Holder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Memory outside of the heap that ran short.
 *
 * @param holder of most of it, where the heap dump shows one
 */
public record OffHeapShortage(Shortage shortage, Optional<Holder> holder) {
    /** Part of a limit: who holds less has not filled it. */
    private static final int GOOD_PART = 4;

    /** Direct buffers that a cause keeps are told with it. */
    static List<OffHeapShortage> of(RunEvidence evidence, List<DiagnosedCause> causes) {
        return evidence.shortages().stream()
                .filter(shortage -> causes.stream()
                        .flatMap(cause -> cause.holder().stream())
                        .noneMatch(holder -> fills(holder, shortage)))
                .map(shortage -> new OffHeapShortage(shortage, holder(evidence, shortage)))
                .toList();
    }

    private static Optional<Holder> holder(RunEvidence evidence, Shortage shortage) {
        return Stream.of(evidence.heap().holders())
                .flatMap(List::stream)
                .filter(holder -> fills(holder, shortage))
                .max(Comparator.comparing(Holder::direct));
    }

    private static boolean fills(Holder holder, Shortage shortage) {
        return shortage instanceof Shortage.DirectBuffers buffers
                && holder.direct().value() * GOOD_PART >= buffers.limit().value();
    }
}
