package io.github.membudget.suggest;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.MeasuredModule.LiveHeap;
import io.github.membudget.model.Suggestion;
import io.github.membudget.plan.HeapSizing;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much memory a module needs, which its RSS is no measure of: a JVM takes what it is given. The heap comes from what was alive in it
 * after collections, the rest from what was measured outside the heap.
 */
public final class MemoryNeed {
    /** Room above the live set, in percent of it: with less, a collector works most of the time. */
    private static final int ROOM_PERCENT = 50;

    private static final Bytes ROOM_AT_LEAST = Bytes.ofMebibytes(16);
    private static final Bytes LEAST_HEAP = Bytes.ofMebibytes(24);
    private static final Bytes STEP = Bytes.ofMebibytes(8);

    /** Code, stacks, libraries and malloc of a test JVM, which nothing in the report tells apart. */
    private static final Bytes JVM_ITSELF = Bytes.ofMebibytes(96);

    /** Of the time: a collector that takes more is short of heap. */
    private static final double BUSY_COLLECTOR = 0.05;

    /** No test JVM does with less beside its heap, so that its heap at the peak was no larger than the rest. */
    private static final Bytes JVM_AT_LEAST = Bytes.ofMebibytes(32);

    private static final int COLLECTOR_PART = 16;
    private static final int HEADROOM_PERCENT = 10;
    private static final int FAR_OVER = 3;

    private MemoryNeed() {}

    /** Empty where nothing of the module was measured, or it did not come to its end. */
    public static Optional<Suggestion> of(MeasuredModule module) {
        if (module.peakRss().isEmpty() || !module.completed()) {
            return Optional.empty();
        }
        Bytes peak = module.peakRss().get();
        if (module.liveHeap().isEmpty()) {
            // A smaller one would leave no room for a heap, and be refused.
            Bytes least = rounded(HeapSizing.least(Math.max(1, module.forks())));
            Bytes ceiling = least.exceeds(withHeadroom(peak)) ? least : withHeadroom(peak);
            return Optional.of(new Suggestion(
                    module,
                    ceiling,
                    Optional.empty(),
                    Optional.empty(),
                    "peak RSS " + peak.inMebibytes() + " and " + HEADROOM_PERCENT
                            + " %; no collection was seen, so that the heap it needs is not known",
                    farOver(module, ceiling)));
        }
        LiveHeap live = module.liveHeap().get();
        Optional<Bytes> tight = module.heap()
                .filter(heap -> module.pauseShare().orElse(0.0) > BUSY_COLLECTOR)
                .filter(heap -> mayHaveFilled(heap, peak, Math.max(1, module.forks())));
        Bytes outside = module.outsideHeap().orElse(Bytes.ZERO);
        Bytes bySeen = heap(live.seen());
        Bytes byAll = withUnseen(live, heapAtThePeak(peak, outside, Math.max(1, module.forks())));
        Bytes heap = tight.map(MemoryNeed::larger).orElse(byAll);
        Bytes need = new Bytes((heap.value() + heap.value() / COLLECTOR_PART + JVM_ITSELF.value())
                        * Math.max(1, module.forks()))
                .plus(outside);
        Bytes ceiling = withHeadroom(peak.exceeds(need) || tight.isPresent() ? need : peak);
        String share = module.pauseShare()
                .map(part -> String.format(Locale.ROOT, "collections took %.1f %% of the time under ", 100 * part))
                .orElse("");
        String basis = "heap: "
                + tight.map(had ->
                                "half as much again as the " + had.inMebibytes() + " it had, since " + share + "these")
                        .orElseGet(
                                () -> live.seen().inMebibytes() + " after the JVM's own collections, and half of it as"
                                        + " room (16 MiB at least)"
                                        + (byAll.exceeds(bySeen)
                                                ? ", and " + byAll.minus(bySeen).inMebibytes()
                                                        + " that may have come to live after the last one that was seen"
                                                        + " (-Dmembudget.verify tries less)"
                                                : "")
                                        + (share.isEmpty() ? "" : "; " + share + "the heap that it had"))
                + "; outside it: " + outside.inMebibytes()
                + " metaspace, buffers and children, and " + JVM_ITSELF.inMebibytes() + " taken for the JVM itself";
        return Optional.of(
                new Suggestion(module, ceiling, Optional.of(heap), Optional.empty(), basis, farOver(module, ceiling)));
    }

    /** A short run's first collections take a large share of its time under any heap; one that was never full was large enough. */
    private static boolean mayHaveFilled(Bytes heap, Bytes peak, int forks) {
        return peak.value() / forks >= heap.value() / 4 * 3;
    }

    /** A heap as large as it was at the peak is enough, whatever lived in it. */
    private static Bytes withUnseen(LiveHeap live, Bytes atThePeak) {
        Bytes all = rounded(heap(live.seen()).plus(live.unseen()));
        Bytes least = rounded(live.seen().plus(ROOM_AT_LEAST));
        Bytes enough = atThePeak.exceeds(least) ? atThePeak : least;
        Bytes heap = all.exceeds(enough) ? enough : all;
        return LEAST_HEAP.exceeds(heap) ? LEAST_HEAP : heap;
    }

    private static Bytes heapAtThePeak(Bytes peak, Bytes outside, int forks) {
        long heap = peak.value() / forks - JVM_AT_LEAST.value() - outside.value() / forks;
        return rounded(new Bytes(Math.max(0, heap)));
    }

    /**
     * Measured runs under a heap: their peak is a need, since less heap was shown to be too little or was not wanted.
     *
     * @param module the first of them
     * @param runs of the module that were looked at in all
     * @param peaks of the runs under this setting, at least one
     */
    public static Suggestion verified(MeasuredModule module, JvmSetting setting, int runs, List<Bytes> peaks) {
        Bytes lowest = Collections.min(peaks);
        Bytes highest = Collections.max(peaks);
        Optional<Bytes> heap = setting.heap().or(module::heap);
        Bytes spread = highest.minus(lowest);
        boolean wide = spread.value() > highest.value() / 100 * HEADROOM_PERCENT;
        // What two runs differ by, the next may differ by too.
        Bytes byPeak = wide ? rounded(highest.plus(spread)) : withHeadroom(highest);
        // A heap over its ceiling is refused, though this one never filled up.
        Bytes whole = heap.map(size -> rounded(new Bytes(size.value() + size.value() / COLLECTOR_PART)))
                .orElse(byPeak);
        Bytes ceiling = whole.exceeds(byPeak) ? whole : byPeak;
        return new Suggestion(
                module,
                ceiling,
                heap,
                setting.jvm(),
                "verified in " + runs + (runs == 1 ? " run" : " runs") + ": peak RSS "
                        + (peaks.size() == 1 ? "" : lowest.inMebibytes() + " to ") + highest.inMebibytes() + " under "
                        + (setting.equals(JvmSetting.AS_IT_IS) ? "the JVM and the heap that it has" : "these")
                        + (wide ? ", and what these differ by" : ", and " + HEADROOM_PERCENT + " %"),
                farOver(module, ceiling));
    }

    /** A heap to begin with. */
    public static Bytes heap(Bytes live) {
        Bytes share = new Bytes(live.value() / 100 * ROOM_PERCENT);
        Bytes heap = live.plus(share.exceeds(ROOM_AT_LEAST) ? share : ROOM_AT_LEAST);
        return rounded(LEAST_HEAP.exceeds(heap) ? LEAST_HEAP : heap);
    }

    /** The next heap to try where one was too small. */
    public static Bytes larger(Bytes heap) {
        return rounded(new Bytes(heap.value() + heap.value() / 2));
    }

    /**
     * The next heap to try where one was large enough.
     *
     * @param tooSmall the largest that was not
     */
    public static Bytes smaller(Bytes heap, Optional<Bytes> tooSmall) {
        long next = tooSmall.map(bound -> (bound.value() + heap.value()) / 2).orElse(heap.value() / 3 * 2);
        Bytes stepped = rounded(new Bytes(next));
        return LEAST_HEAP.exceeds(stepped) || stepped.exceeds(heap) ? heap : stepped;
    }

    private static Bytes withHeadroom(Bytes need) {
        return rounded(new Bytes(need.value() + need.value() / 100 * HEADROOM_PERCENT));
    }

    private static Bytes rounded(Bytes bytes) {
        return new Bytes((bytes.value() + STEP.value() - 1) / STEP.value() * STEP.value());
    }

    private static Optional<String> farOver(MeasuredModule module, Bytes needed) {
        return module.ceiling()
                .filter(ceiling -> ceiling.value() > FAR_OVER * needed.value())
                .map(ceiling -> "its ceiling of " + ceiling + " is more than " + FAR_OVER + " times the need, so that"
                        + " a growth to three times of today's would not be seen");
    }
}
