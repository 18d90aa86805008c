package io.github.membudget.run;

import io.github.membudget.judge.MemoryNeed;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.MeasuredModule;
import java.util.Locale;
import java.util.Optional;

/** The search for the smallest heap of one module: up from a guess until a run holds, then down while that is worth a run. */
final class HeapSearch {
    /** Where no collection has told of a live set. */
    private static final Bytes FIRST = Bytes.ofMebibytes(48);

    /** Of the time before; and how much more of it the collector may take, since that is the heap's own part in it. */
    private static final double MOST_MORE = 0.05;

    /** A smaller heap is tried while the collector takes less than this part of the time. */
    private static final double IDLE_COLLECTOR = 0.03;

    /** And while that could save this part of the module's peak. */
    private static final double WORTH_A_RUN = 0.08;

    private static final int MOST_SLOW_RUNS = 2;

    private final MeasuredModule before;
    private Bytes heap;
    private Optional<Bytes> tooSmall = Optional.empty();
    private Optional<MeasuredModule> best = Optional.empty();
    private Optional<Bytes> bestHeap = Optional.empty();
    private String failed = "";
    private int slow;
    private int runs;
    private boolean over;

    HeapSearch(MeasuredModule before) {
        this.before = before;
        this.heap = before.liveHeap().map(MemoryNeed::heap).orElse(FIRST);
    }

    String key() {
        return before.key();
    }

    boolean over() {
        return over;
    }

    /** The next to run under; when the search is over the best. */
    Bytes heap() {
        return over ? bestHeap.orElse(heap) : heap;
    }

    void ran(Optional<MeasuredModule> ran) {
        runs++;
        Optional<String> wrong = wrong(ran);
        if (wrong.isEmpty()) {
            best = ran;
            bestHeap = Optional.of(heap);
            slow = 0;
            smaller(ran.orElseThrow());
            return;
        }
        failed = wrong.get();
        if (failed.startsWith("time") && ++slow < MOST_SLOW_RUNS) {
            // One slow run may be the machine's: once more.
            return;
        }
        slow = 0;
        tooSmall = Optional.of(heap);
        if (best.isPresent()) {
            smaller(best.get());
        } else {
            heap = MemoryNeed.larger(heap);
        }
    }

    private void smaller(MeasuredModule held) {
        Bytes known = bestHeap.orElseThrow();
        Bytes next = MemoryNeed.smaller(known, tooSmall);
        double saves = known.minus(next).value()
                / (double) held.peakRss().orElseThrow().value();
        boolean busy = held.pauseShare().filter(share -> share > IDLE_COLLECTOR).isPresent();
        over = busy || saves < WORTH_A_RUN;
        heap = next;
    }

    HeapTrial.Found found() {
        return best.map(after ->
                        new HeapTrial.Found(before, best, MemoryNeed.verified(after, bestHeap, runs), runs, ""))
                .orElseGet(() -> new HeapTrial.Found(
                        before, Optional.empty(), MemoryNeed.verified(before, before.heap(), 1), runs, failed));
    }

    /** Empty where the run is as good as the one before. */
    private Optional<String> wrong(Optional<MeasuredModule> ran) {
        if (ran.isEmpty() || ran.get().peakRss().isEmpty()) {
            return Optional.of("it did not run");
        }
        MeasuredModule after = ran.get();
        if (!after.outcome().equals(before.outcome())) {
            return Optional.of("its run ended otherwise: " + after.outcome());
        }
        if (!after.results().equals(before.results())) {
            return Optional.of("its tests had other results");
        }
        double more = after.pauseShare().orElse(0.0) - before.pauseShare().orElse(0.0);
        if (more > MOST_MORE) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the collector took %.0f %% more of the time: %d ms",
                    100 * more,
                    after.pauseMillis().orElse(0L)));
        }
        return after.durationMillis() > before.durationMillis() * (1 + MOST_MORE)
                ? Optional.of("time: " + after.durationMillis() + " ms, " + before.durationMillis() + " ms before")
                : Optional.empty();
    }
}
