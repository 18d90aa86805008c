package io.github.membudget.run;

import io.github.membudget.judge.MemoryNeed;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The search for the smallest heap of one module: up from a guess until a run holds, then down while that is worth a run; and then for
 * arguments that save more.
 */
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

    /** The serial collector keeps no tables beside a small heap; the first compiler alone makes less code, and none twice. */
    private static final List<List<String>> SAVERS =
            List.of(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), List.of("-XX:+UseSerialGC"));

    private final MeasuredModule before;
    private Bytes heap;
    private Optional<Bytes> tooSmall = Optional.empty();
    private Optional<MeasuredModule> best = Optional.empty();
    private Optional<JvmSetting> bestSetting = Optional.empty();
    private final Deque<List<String>> savers = new ArrayDeque<>(SAVERS);
    private boolean heapKnown;
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
    JvmSetting setting() {
        JvmSetting next = heapKnown && !over
                ? new JvmSetting(bestSetting.orElseThrow().heap(), savers.element())
                : new JvmSetting(heap);
        return over ? bestSetting.orElse(next) : next;
    }

    void ran(Optional<MeasuredModule> ran) {
        runs++;
        Optional<String> wrong = wrong(ran);
        if (heapKnown) {
            saved(ran, wrong);
            return;
        }
        if (wrong.isEmpty()) {
            best = ran;
            bestSetting = Optional.of(new JvmSetting(heap));
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
        Bytes known = bestSetting.orElseThrow().heap();
        Bytes next = MemoryNeed.smaller(known, tooSmall);
        double saves = known.minus(next).value()
                / (double) held.peakRss().orElseThrow().value();
        boolean busy = held.pauseShare().filter(share -> share > IDLE_COLLECTOR).isPresent();
        heapKnown = busy || saves < WORTH_A_RUN;
        heap = next;
    }

    private void saved(Optional<MeasuredModule> ran, Optional<String> wrong) {
        if (wrong.filter(words -> words.startsWith("time")).isPresent() && ++slow < MOST_SLOW_RUNS) {
            return;
        }
        slow = 0;
        JvmSetting tried = setting();
        savers.remove();
        long enough =
                Math.round(best.flatMap(MeasuredModule::peakRss).orElseThrow().value() * (1 - WORTH_A_RUN));
        boolean less = wrong.isEmpty()
                && ran.flatMap(MeasuredModule::peakRss)
                        .filter(peak -> peak.value() <= enough)
                        .isPresent();
        if (less) {
            best = ran;
            bestSetting = Optional.of(tried);
        }
        over = less || savers.isEmpty();
    }

    HeapTrial.Found found() {
        return best.map(after ->
                        new HeapTrial.Found(before, best, MemoryNeed.verified(after, bestSetting, runs), runs, ""))
                .orElseGet(() -> new HeapTrial.Found(
                        before,
                        Optional.empty(),
                        MemoryNeed.verified(before, before.heap().map(JvmSetting::new), 1),
                        runs,
                        failed));
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
