package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.PART_OF_LARGEST_RISE;
import static io.github.membudget.investigate.diagnose.Thresholds.PART_THAT_CLIMBS;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.TypeGrowth;
import java.util.List;

/**
 * Memory that one fork kept, and that no cause explains.
 *
 * @param types that grew meanwhile
 * @param rises of memory outside of the heap, the largest first
 */
public record ForkGrowth(long pid, Bytes risen, List<TypeGrowth> types, List<PlacedRise> rises) {
    ForkGrowth with(List<TypeGrowth> other) {
        return new ForkGrowth(pid, risen, other, rises);
    }

    /** Those that are a good part of the largest. */
    public List<PlacedRise> largest() {
        return ofLargest(PART_OF_LARGEST_RISE);
    }

    private List<PlacedRise> ofLargest(int part) {
        long most = rises.stream().mapToLong(rise -> rise.risen().value()).max().orElse(0);
        return rises.stream()
                .filter(rise -> rise.risen().value() * part >= most)
                .toList();
    }

    /** What rises once, or once more by little, may be a library's start, or what malloc keeps of what was freed. */
    public boolean climbs() {
        return ofLargest(PART_THAT_CLIMBS).size() > 1 || largest().size() > 2;
    }
}
