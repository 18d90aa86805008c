package io.github.membudget.run;

import io.github.membudget.judge.MemoryNeed;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The search for the smallest heap of one module: up from a guess until a run holds, then down while that is worth a run; and then for
 * arguments that save more. What was found is run once more, since no two runs of a suite peak alike.
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

    /** Runs as it is, beside the first, to tell a slow machine from a small heap. */
    private static final int MOST_CONTROLS = 3;

    private final MeasuredModule before;
    private long longestBefore;
    private Bytes heap;
    private Optional<Bytes> tooSmall = Optional.empty();
    private Optional<MeasuredModule> best = Optional.empty();
    private Optional<JvmSetting> bestSetting = Optional.empty();
    private final Deque<List<String>> savers = new ArrayDeque<>(SAVERS);
    private boolean heapKnown;
    private String failed = "";
    private int slow;
    private Optional<MeasuredModule> waiting = Optional.empty();
    private int controls;
    private int runs;
    private boolean settled;
    private boolean confirmed;

    /** Of the runs under the best setting. */
    private final List<Bytes> peaks = new ArrayList<>();

    HeapSearch(MeasuredModule before) {
        this.before = before;
        longestBefore = before.durationMillis();
        heap = before.liveHeap().map(live -> MemoryNeed.heap(live.seen())).orElse(FIRST);
    }

    /** What does not hold. */
    private record Fault(boolean time, String words) {}

    String key() {
        return before.key();
    }

    boolean over() {
        return settled && confirmed;
    }

    /** The next to run under, when the search is over the best; empty where it is to run as it is. */
    Optional<JvmSetting> setting() {
        if (settled) {
            return bestSetting;
        }
        return waiting.isPresent() ? Optional.empty() : Optional.of(tried());
    }

    private JvmSetting tried() {
        return heapKnown ? new JvmSetting(bestSetting.orElseThrow().heap(), savers.element()) : new JvmSetting(heap);
    }

    void ran(Optional<MeasuredModule> ran) {
        runs++;
        if (settled) {
            confirm(ran);
            return;
        }
        if (waiting.isPresent()) {
            MeasuredModule slowRun = waiting.get();
            waiting = Optional.empty();
            controls++;
            ran.ifPresent(control -> longestBefore = Math.max(longestBefore, control.durationMillis()));
            if (wrong(Optional.of(slowRun)).isEmpty()) {
                judge(Optional.of(slowRun), Optional.empty());
            }
            return;
        }
        Optional<Fault> fault = wrong(ran);
        if (fault.filter(Fault::time).isPresent() && ++slow < MOST_SLOW_RUNS) {
            // It may be the machine's doing: the suite as it is once more, and then this again.
            waiting = controls < MOST_CONTROLS ? ran : Optional.empty();
            return;
        }
        judge(ran, fault);
    }

    private void confirm(Optional<MeasuredModule> again) {
        JvmSetting setting = bestSetting.orElseThrow();
        // Its time has been judged, beside runs as it is.
        if (wrong(again).filter(fault -> !fault.time()).isPresent()) {
            bestSetting = Optional.of(new JvmSetting(MemoryNeed.larger(setting.heap()), setting.arguments()));
            peaks.clear();
            confirmed = false;
            return;
        }
        confirmed = true;
        hold(again.orElseThrow(), setting);
    }

    private void hold(MeasuredModule held, JvmSetting setting) {
        if (!bestSetting.filter(setting::equals).isPresent()) {
            peaks.clear();
        }
        if (peaks.isEmpty()) {
            best = Optional.of(held);
            bestSetting = Optional.of(setting);
        }
        peaks.add(held.peakRss().orElseThrow());
    }

    private void judge(Optional<MeasuredModule> ran, Optional<Fault> fault) {
        slow = 0;
        if (heapKnown) {
            saved(ran, fault.isEmpty());
            return;
        }
        if (fault.isEmpty()) {
            hold(ran.orElseThrow(), new JvmSetting(heap));
            smaller(ran.orElseThrow());
            return;
        }
        failed = fault.get().words();
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

    private void saved(Optional<MeasuredModule> ran, boolean held) {
        JvmSetting tried = tried();
        savers.remove();
        long enough =
                Math.round(best.flatMap(MeasuredModule::peakRss).orElseThrow().value() * (1 - WORTH_A_RUN));
        boolean less = held
                && ran.flatMap(MeasuredModule::peakRss)
                        .filter(peak -> peak.value() <= enough)
                        .isPresent();
        if (less) {
            hold(ran.orElseThrow(), tried);
        }
        settled = less || savers.isEmpty();
    }

    HeapTrial.Found found() {
        return best.map(after -> new HeapTrial.Found(
                        before, best, MemoryNeed.verified(after, bestSetting, runs, peaks), runs, ""))
                .orElseGet(() -> new HeapTrial.Found(
                        before,
                        Optional.empty(),
                        MemoryNeed.verified(
                                before,
                                before.heap().map(JvmSetting::new),
                                1,
                                List.of(before.peakRss().orElseThrow())),
                        runs,
                        failed));
    }

    /** Empty where the run is as good as those before. */
    private Optional<Fault> wrong(Optional<MeasuredModule> ran) {
        if (ran.isEmpty() || ran.get().peakRss().isEmpty()) {
            return Optional.of(new Fault(false, "it did not run"));
        }
        MeasuredModule after = ran.get();
        if (!after.outcome().equals(before.outcome())) {
            return Optional.of(new Fault(false, "its run ended otherwise: " + after.outcome()));
        }
        if (!after.results().equals(before.results())) {
            return Optional.of(new Fault(false, "its tests had other results"));
        }
        double more = after.pauseShare().orElse(0.0) - before.pauseShare().orElse(0.0);
        if (more > MOST_MORE) {
            return Optional.of(new Fault(
                    false,
                    String.format(
                            Locale.ROOT,
                            "the collector took %.0f %% more of the time: %d ms",
                            100 * more,
                            after.pauseMillis().orElse(0L))));
        }
        return after.durationMillis() > longestBefore * (1 + MOST_MORE)
                ? Optional.of(
                        new Fault(true, "time: " + after.durationMillis() + " ms, " + longestBefore + " ms before"))
                : Optional.empty();
    }
}
