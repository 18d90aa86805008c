package io.github.membudget.suggest;

import io.github.membudget.model.Bytes;
import java.util.Optional;

/** The search for the smallest heap: up from a guess until a run holds, then down while that is worth a run. */
final class HeapLadder {
    /** Where no collection has told of a live set. */
    private static final Bytes FIRST = Bytes.ofMebibytes(48);

    private static final int MOST_STEPS = 6;

    /** More, upwards, where none has held yet: what is recommended must have run. */
    private static final int MOST_STEPS_BEYOND = 3;

    /** A smaller heap is tried while the collector takes less than this part of the time, … */
    private static final double IDLE_COLLECTOR = 0.03;

    /** … and while that could save this part of the module's peak. */
    private static final double WORTH_A_RUN = 0.08;

    private Bytes heap;
    private Optional<Bytes> tooSmall = Optional.empty();
    private Optional<Bytes> smallest = Optional.empty();
    private int steps;
    private boolean over;

    /** @param live what was seen to live on the heap, at most */
    HeapLadder(Optional<Bytes> live) {
        heap = live.map(MemoryNeed::heap).orElse(FIRST);
    }

    /** The next to try. */
    Bytes heap() {
        return heap;
    }

    boolean over() {
        return over;
    }

    /** @param peak of the module: from its size on, few heaps are too small */
    void tooSmall(Bytes peak) {
        tooSmall = Optional.of(heap);
        steps++;
        if (smallest.isPresent()) {
            heap = MemoryNeed.smaller(smallest.get(), tooSmall);
            over |= smallest.filter(heap::equals).isPresent() || steps >= MOST_STEPS;
            return;
        }
        boolean last = steps >= MOST_STEPS;
        heap = MemoryNeed.larger(last && peak.exceeds(heap) ? peak : heap);
        over |= steps >= MOST_STEPS + MOST_STEPS_BEYOND;
    }

    /** @param collecting the part of the time that collections took */
    void held(Bytes peak, Optional<Double> collecting) {
        smallest = Optional.of(heap);
        steps++;
        over |= steps >= MOST_STEPS;
        Bytes next = MemoryNeed.smaller(heap, tooSmall);
        double saves = heap.minus(next).value() / (double) Math.max(1, peak.value());
        over |= saves < WORTH_A_RUN
                || collecting.filter(share -> share > IDLE_COLLECTOR).isPresent();
        heap = next;
    }
}
