package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Bytes;
import java.util.List;

/**
 * What would be free without a cause.
 *
 * @param parts that are added up; none where it could not be measured
 * @param offHeap the part outside of the heap
 */
public record CauseImpact(List<Measure> parts, Bytes offHeap) {
    public boolean isKnown() {
        return !parts.isEmpty();
    }

    public Bytes bytes() {
        return parts.stream().map(Measure::bytes).reduce(Bytes.ZERO, Bytes::plus);
    }

    Bytes onHeap() {
        return new Bytes(Math.max(0, bytes().value() - offHeap.value()));
    }
}
