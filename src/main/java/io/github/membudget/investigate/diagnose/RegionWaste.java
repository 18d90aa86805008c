package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.ExhaustedHeap;
import io.github.membudget.model.heap.ExhaustedHeap.EqualArrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What G1 cannot use of a full heap: an array larger than half a region has regions of its own, and what is left of the last one stays empty.
 *
 * @param region size of one
 * @param arrays that have their own, those that leave most empty first
 * @param empty bytes, of all of them
 * @param better the smallest size of regions with which less than half as much is lost; empty where the heap is too small for it
 * @param cause whether there would have been room without it
 */
public record RegionWaste(Bytes region, List<EqualArrays> arrays, Bytes empty, Optional<Bytes> better, boolean cause) {
    private static final Bytes LARGEST_REGION = Bytes.ofMebibytes(32);

    /** Regions that a heap needs at least to be collected well. */
    private static final int FEWEST_REGIONS = 16;

    /** Part of the heap: less is not worth a word. */
    private static final int PART_TOLD = 8;

    /** Part of the heap: from here on it is what filled it. */
    private static final int PART_OF_CAUSE = 4;

    /** Percent of the heap that may be in use without it being full again. */
    private static final int ROOM_PERCENT = 90;

    /**
     * @param region size of G1's; empty under another collector
     * @param limit the fork's -Xmx, where it is known
     */
    static Optional<RegionWaste> of(ExhaustedHeap heap, Optional<Bytes> region, Optional<Bytes> limit) {
        return region.flatMap(size -> of(heap, size.value(), limit));
    }

    private static Optional<RegionWaste> of(ExhaustedHeap heap, long region, Optional<Bytes> limit) {
        List<EqualArrays> arrays = heap.arrays().stream()
                .filter(one -> hasItsOwn(one.bytes().value(), region))
                .sorted(Comparator.comparing((EqualArrays one) -> -one.count() * lost(one, region)))
                .toList();
        long empty = lost(arrays, region);
        long all = limit.map(Bytes::value).orElse(heap.live().value() + empty);
        if (empty * PART_TOLD < all || empty == 0) {
            return Optional.empty();
        }
        Optional<Bytes> better = better(arrays, region, all);
        long lostThen = better.map(size -> lost(arrays, size.value())).orElse(0L);
        boolean fits = (heap.live().value() + lostThen) * 100 <= all * ROOM_PERCENT;
        return Optional.of(new RegionWaste(
                new Bytes(region), arrays, new Bytes(empty), better, fits && empty * PART_OF_CAUSE >= all));
    }

    /** How many regions one of the arrays has. */
    public long regions(EqualArrays array) {
        return (array.bytes().value() + region.value() - 1) / region.value();
    }

    /** What one of the arrays leaves empty. */
    public Bytes empty(EqualArrays array) {
        return new Bytes(lost(array, region.value()));
    }

    private static boolean hasItsOwn(long bytes, long region) {
        return bytes * 2 > region;
    }

    private static Optional<Bytes> better(List<EqualArrays> arrays, long region, long heap) {
        for (long size = region * 2; size <= LARGEST_REGION.value() && size * FEWEST_REGIONS <= heap; size *= 2) {
            if (lost(arrays, size) * 2 <= lost(arrays, region)) {
                return Optional.of(new Bytes(size));
            }
        }
        return Optional.empty();
    }

    private static long lost(List<EqualArrays> arrays, long region) {
        return arrays.stream().mapToLong(one -> one.count() * lost(one, region)).sum();
    }

    /** Of one array. Arrays that share a region leave what the next one did not fit into. */
    private static long lost(EqualArrays array, long region) {
        long bytes = array.bytes().value();
        return hasItsOwn(bytes, region)
                ? (bytes + region - 1) / region * region - bytes
                : region / (region / bytes) - bytes;
    }
}
