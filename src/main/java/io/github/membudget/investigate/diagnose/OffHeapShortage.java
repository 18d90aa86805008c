package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Shortage;
import io.github.membudget.model.heap.Holder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
                .filter(shortage -> !(shortage instanceof Shortage.DirectBuffers buffers)
                        || causes.stream()
                                .flatMap(cause -> cause.holder().stream())
                                .noneMatch(holder -> fills(holder, buffers)))
                .map(shortage -> new OffHeapShortage(shortage, holder(evidence.heap().holders(), shortage)))
                .toList();
    }

    private static Optional<Holder> holder(List<Holder> holders, Shortage shortage) {
        if (shortage instanceof Shortage.DirectBuffers buffers) {
            return holders.stream().filter(holder -> fills(holder, buffers)).max(Comparator.comparing(Holder::direct));
        }
        return shortage instanceof Shortage.Metaspace metaspace
                ? metaspace.leaked().flatMap(loaders -> holders.stream()
                        .filter(HolderOwnership::isSuites)
                        .filter(holder -> holder.path().classes().anyMatch(loaders.type()::equals))
                        .findFirst())
                : Optional.empty();
    }

    private static boolean fills(Holder holder, Shortage.DirectBuffers buffers) {
        return holder.direct().value() * GOOD_PART >= buffers.limit().value();
    }
}
