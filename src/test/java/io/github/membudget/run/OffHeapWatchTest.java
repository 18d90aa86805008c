package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.run.OffHeapWatch.Most;
import io.github.membudget.run.OffHeapWatch.OffHeapReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OffHeapWatchTest {
    private static ForkFacts fork(long pid, int peak, int children) {
        return new ForkFacts(
                OptionalInt.of(1),
                pid,
                Instant.EPOCH,
                1,
                Optional.of(
                        new Peak(Bytes.ofMebibytes(peak), PeakSource.KERNEL, 1, 1, Optional.empty(), Optional.empty())),
                children == 0 ? Optional.empty() : Optional.of(Bytes.ofMebibytes(children)),
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    private static OffHeapReading seen(int highest, int beside) {
        return new OffHeapReading(Bytes.ofMebibytes(highest), Bytes.ofMebibytes(beside));
    }

    private static Most found(int seen, int atMost) {
        return new Most(Bytes.ofMebibytes(seen), Bytes.ofMebibytes(atMost));
    }

    @Test
    void whatCameBetweenTwoLooksIsTakenToHaveBeenBesideTheHeap() {
        assertThat(OffHeapWatch.most(Map.of(7L, seen(140, 60)), List.of(fork(7, 150, 0))))
                .contains(found(60, 70));
    }

    @Test
    void childProcessesAreBesideTheHeap() {
        assertThat(OffHeapWatch.most(Map.of(7L, seen(140, 60)), List.of(fork(7, 160, 20))))
                .contains(found(80, 80));
    }

    @Test
    void ofSeveralForksItIsTheMost() {
        assertThat(OffHeapWatch.most(
                        Map.of(7L, seen(150, 60), 8L, seen(120, 70)), List.of(fork(7, 150, 0), fork(8, 120, 0))))
                .contains(found(70, 70));
    }

    @Test
    void aLargerForkThatNobodyLookedIntoMayHaveHadMore() {
        Map<Long, OffHeapReading> looks = Map.of(7L, seen(140, 60));
        assertThat(OffHeapWatch.most(looks, List.of(fork(7, 140, 0), fork(8, 200, 0))))
                .isEmpty();
        assertThat(OffHeapWatch.most(looks, List.of(fork(7, 140, 0), fork(8, 100, 0))))
                .isPresent();
        assertThat(OffHeapWatch.most(Map.of(), List.of(fork(7, 140, 0)))).isEmpty();
    }
}
