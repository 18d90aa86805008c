package io.github.membudget.investigate.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.ExhaustedHeap;
import io.github.membudget.model.heap.ExhaustedHeap.EqualArrays;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionWasteTest {
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    private static Optional<RegionWaste> of(long heap, long live, long region, EqualArrays... arrays) {
        ExhaustedHeap full = new ExhaustedHeap(
                7, new Bytes(live * MIB), Optional.empty(), Optional.empty(), List.of(), Arrays.asList(arrays));
        return RegionWaste.of(full, Optional.of(new Bytes(region * MIB)), Optional.of(new Bytes(heap * MIB)));
    }

    private static EqualArrays arrays(long count, long bytes) {
        return new EqualArrays(count, new Bytes(bytes));
    }

    @Test
    void anArrayJustOverARegionLeavesAWholeOneEmpty() {
        EqualArrays pages = arrays(120, MIB + 16);
        RegionWaste waste = of(256, 124, 1, pages).orElseThrow();
        assertThat(waste.cause()).isTrue();
        assertThat(waste.regions(pages)).isEqualTo(2);
        assertThat(waste.empty()).isEqualTo(new Bytes(120 * (MIB - 16)));
        assertThat(waste.better()).contains(Bytes.ofMebibytes(4));
    }

    @Test
    void anArrayOverHalfARegionNeedsRegionsOfTwiceTheSize() {
        RegionWaste waste = of(256, 150, 1, arrays(250, 600 * KIB)).orElseThrow();
        assertThat(waste.better()).contains(Bytes.ofMebibytes(2));
        assertThat(waste.empty()).isEqualTo(new Bytes(250 * 424 * KIB));
    }

    @Test
    void arraysOfManyLengthsCountTogether() {
        EqualArrays[] arrays = new EqualArrays[100];
        Arrays.setAll(arrays, i -> arrays(1, MIB + 100L * i));
        assertThat(of(256, 120, 1, arrays).orElseThrow().cause()).isTrue();
    }

    @Test
    void whereAllOfItIsLiveWasteIsNoCause() {
        RegionWaste waste = of(256, 210, 1, arrays(45, MIB + 16)).orElseThrow();
        assertThat(waste.cause()).isFalse();
    }

    @Test
    void aSmallHeapHasNoRoomForLargeRegions() {
        assertThat(of(32, 16, 1, arrays(14, MIB + 16)).orElseThrow().better()).isEmpty();
    }

    @Test
    void littleWasteAndOtherCollectorsAreNotTold() {
        assertThat(of(256, 240, 1, arrays(30, MIB - 16))).isEmpty();
        assertThat(of(256, 240, 1, arrays(500, 500 * KIB))).isEmpty();
        ExhaustedHeap full = new ExhaustedHeap(
                7,
                Bytes.ofMebibytes(100),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(arrays(120, MIB + 16)));
        assertThat(RegionWaste.of(full, Optional.empty(), Optional.empty())).isEmpty();
    }
}
