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
 * @param place where it was met, as {@code type.method:line}
 */
public record OffHeapShortage(Shortage shortage, Optional<Holder> holder, Optional<String> place) {
    /** Part of a limit: who holds less has not filled it. */
    private static final int GOOD_PART = 4;

    static List<OffHeapShortage> of(RunEvidence evidence) {
        return evidence.shortages().stream()
                .map(seen -> new OffHeapShortage(
                        seen.shortage(), holder(evidence.heap().holders(), seen.shortage()), seen.place()))
                .toList();
    }

    /** Whether that cause is what filled a limit: then it is told with the limit. */
    boolean isOf(DiagnosedCause cause) {
        return shortage instanceof Shortage.DirectBuffers
                && holder.isPresent()
                && cause.holder().map(SameCause::of).equals(holder.map(SameCause::of));
    }

    private static Optional<Holder> holder(List<Holder> holders, Shortage shortage) {
        if (shortage instanceof Shortage.DirectBuffers buffers) {
            return holders.stream()
                    .filter(holder -> holder.direct().value() * GOOD_PART
                            >= buffers.limit().value())
                    .max(Comparator.comparing(Holder::direct));
        }
        return shortage instanceof Shortage.Metaspace metaspace
                ? metaspace.leaked().flatMap(loaders -> holders.stream()
                        .filter(HolderOwnership::isSuites)
                        .filter(holder -> holder.path().classes().anyMatch(loaders.type()::equals))
                        .findFirst())
                : Optional.empty();
    }
}
