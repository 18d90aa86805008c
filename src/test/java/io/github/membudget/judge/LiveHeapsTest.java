package io.github.membudget.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.judge.LiveHeaps.NotedHeap;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.MeasuredModule.LiveHeap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveHeapsTest {
    private static NotedHeap noted(long live, long allocated) {
        return new NotedHeap(Bytes.ofMebibytes(live), Bytes.ofMebibytes(allocated));
    }

    private static LiveHeap heap(long seen, long unseen) {
        return new LiveHeap(Bytes.ofMebibytes(seen), Bytes.ofMebibytes(unseen));
    }

    @Test
    void whatWasAllocatedSinceTheOnlyCollectionMayAllLive() {
        assertThat(LiveHeaps.of(List.of(noted(3, 0), noted(3, 20), noted(3, 1)), Optional.of(1L)))
                .contains(heap(3, 21));
        assertThat(LiveHeaps.of(List.of(noted(70, 60), noted(70, 40)), Optional.empty()))
                .contains(heap(70, 100));
    }

    @Test
    void ofManyCollectionsThePartThatLivedIsKnown() {
        List<NotedHeap> tests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tests.add(noted(10 + i, 100));
        }
        // A hundredth lived each time.
        assertThat(LiveHeaps.of(tests, Optional.of(10L))).contains(heap(19, 1));
    }

    @Test
    void ofATestWithManyCollectionsTheyHaveSeenWhatLived() {
        assertThat(LiveHeaps.of(List.of(noted(3, 2000), noted(85, 40)), Optional.of(51L)))
                .contains(heap(85, 40));
        assertThat(LiveHeaps.of(List.of(noted(3, 2000)), Optional.of(40L))).contains(heap(3, 0));
    }

    @Test
    void withoutACollectionNothingIsKnown() {
        assertThat(LiveHeaps.of(List.of(noted(0, 20)), Optional.empty())).isEmpty();
        assertThat(LiveHeaps.of(List.of(), Optional.empty())).isEmpty();
    }
}
