package io.github.membudget.suggest;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.CodeCache;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmPart;
import io.github.membudget.model.JvmParts;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * The runs of one module: a round of JVMs, a second one of those that may win, the best of them with a class archive, heaps under the
 * best, and what is recommended beside the module as it is once more.
 */
final class ModuleTrial {
    private static final List<JvmChoice> JVMS = List.of(
            new JvmChoice(Set.of(JvmPart.SERIAL, JvmPart.C1)),
            new JvmChoice(Set.of(JvmPart.SERIAL)),
            new JvmChoice(Set.of(JvmPart.C1)),
            new JvmChoice(JvmPart.lean()));

    /** Slower by more than this in the first round, a JVM is not tried again. */
    private static final double HOPELESS = 0.25;

    /** How much more of the time the collector may take under a smaller heap. */
    private static final double MOST_MORE = 0.05;

    /** Runs that a recommendation stands on. */
    private static final int ENOUGH_RUNS = 2;

    private static final int MOST_CONFIRMATIONS = 2;

    private enum Stage {
        FIRST_ROUND,
        SECOND_ROUND,
        ARCHIVE,
        HEAPS,
        CONFIRMATION,
        OVER
    }

    private final String key;
    private final Map<JvmSetting, Tried> tried = new LinkedHashMap<>();
    private final Deque<JvmSetting> queue = new ArrayDeque<>();
    private final Set<JvmSetting> prepared = new HashSet<>();
    private Stage stage = Stage.FIRST_ROUND;
    private JvmSetting base = JvmSetting.AS_IT_IS;
    private HeapLadder ladder = new HeapLadder(Optional.empty());
    private int runs = 1;
    private int confirmations;

    ModuleTrial(MeasuredModule first) {
        key = first.key();
        tried.put(JvmSetting.AS_IT_IS, Tried.first(JvmSetting.AS_IT_IS, first, Optional.empty()));
        Optional<JvmChoice> asked = first.jvm().map(JvmParts::asked);
        if (asked.filter(jvm -> !jvm.equals(JvmChoice.DEFAULT)).isPresent()) {
            queue.add(JvmSetting.of(JvmChoice.DEFAULT));
        }
        JVMS.stream()
                .filter(jvm -> asked.filter(jvm::equals).isEmpty())
                .map(JvmSetting::of)
                .forEach(queue::add);
    }

    String key() {
        return key;
    }

    boolean over() {
        return stage == Stage.OVER;
    }

    /** What it is to run under next; when it is over, what is best, since others go on. */
    JvmSetting next() {
        return over() ? choice().recommended().setting() : queue.element();
    }

    void ran(Optional<MeasuredModule> run) {
        if (over()) {
            return;
        }
        runs++;
        JvmSetting setting = queue.remove();
        Tried before = tried.get(setting);
        if (run.isEmpty() || run.get().peakRss().isEmpty()) {
            if (before != null) {
                tried.put(setting, new Tried(setting, before.runs(), Optional.of("it did not run")));
            }
        } else if (isPreparation(run.get()) && prepared.add(setting)) {
            queue.addFirst(setting);
            return;
        } else {
            Optional<String> fault = fault(setting, run.get());
            tried.put(
                    setting, before == null ? Tried.first(setting, run.get(), fault) : before.again(run.get(), fault));
        }
        if (stage == Stage.HEAPS) {
            climb(Optional.ofNullable(tried.get(setting)));
        }
        if (queue.isEmpty()) {
            advance();
        }
    }

    Found found() {
        return new Found(choice(), List.copyOf(tried.values()), runs);
    }

    private Choice choice() {
        return Choice.of(tried);
    }

    private Tried asItIs() {
        return choice().asItIs();
    }

    private void advance() {
        switch (stage) {
            case FIRST_ROUND -> {
                stage = Stage.SECOND_ROUND;
                // The other way round, so that a machine that grows busier or warmer favours nobody.
                List<JvmSetting> again = new ArrayList<>(survivors());
                Collections.reverse(again);
                queue.addAll(again);
                queue.add(JvmSetting.AS_IT_IS);
            }
            case SECOND_ROUND -> {
                stage = Stage.ARCHIVE;
                Tried best = choice().recommended();
                Set<JvmPart> parts = EnumSet.of(JvmPart.ARCHIVE);
                parts.addAll(jvm(best).parts());
                queue.add(JvmSetting.of(new JvmChoice(parts)));
            }
            case ARCHIVE -> {
                stage = Stage.HEAPS;
                Tried best = choice().recommended();
                base = best.setting();
                ladder = new HeapLadder(best.runs().stream()
                        .map(MeasuredModule::liveHeap)
                        .flatMap(Optional::stream)
                        .map(MeasuredModule.LiveHeap::seen)
                        .max(Bytes::compareTo));
                if (ranUnderIts(ladder.heap())) {
                    confirm();
                } else {
                    queue.add(base.withHeap(ladder.heap()));
                }
            }
            case HEAPS, CONFIRMATION -> confirm();
            case OVER -> {}
        }
    }

    private static JvmChoice jvm(Tried tried) {
        return tried.setting()
                .jvm()
                .or(() -> tried.last().jvm().map(JvmParts::asked))
                .orElse(JvmChoice.DEFAULT);
    }

    /** Whether it only made the class archive that the next run uses. */
    private static boolean isPreparation(MeasuredModule run) {
        return run.jvm()
                .flatMap(parts -> parts.leftOut(JvmPart.ARCHIVE))
                .filter(JvmParts.LeftOut::nextRun)
                .isPresent();
    }

    private void confirm() {
        stage = Stage.CONFIRMATION;
        Tried recommended = choice().recommended();
        if (recommended.runs().size() >= ENOUGH_RUNS || confirmations++ >= MOST_CONFIRMATIONS) {
            stage = Stage.OVER;
            return;
        }
        queue.add(recommended.setting());
        queue.add(JvmSetting.AS_IT_IS);
    }

    /** By either clock: of one run each, wall time may be the machine's doing. */
    private List<JvmSetting> survivors() {
        return tried.values().stream()
                .filter(one -> one.held()
                        && one.setting() != JvmSetting.AS_IT_IS
                        && (isNearTheBest(one, tried -> Optional.of(tried.wallMillis()))
                                || isNearTheBest(one, Tried::cpuMillis)))
                .map(Tried::setting)
                .toList();
    }

    private boolean isNearTheBest(Tried one, Function<Tried, Optional<Long>> time) {
        OptionalLong best = tried.values().stream()
                .filter(Tried::held)
                .flatMap(other -> time.apply(other).stream())
                .mapToLong(Long::longValue)
                .min();
        return best.isPresent()
                && time.apply(one)
                        .filter(millis -> millis <= best.getAsLong() * (1 + HOPELESS))
                        .isPresent();
    }

    private void climb(Optional<Tried> step) {
        if (step.isEmpty() || !step.get().held()) {
            ladder.tooSmall(choice().recommended().peak());
        } else {
            ladder.held(step.get().peak(), step.get().last().pauseShare());
        }
        if (!ladder.over() && !ranUnderIts(ladder.heap())) {
            queue.add(base.withHeap(ladder.heap()));
        }
    }

    /** Whether the module came to its end under a heap of its own that is no larger: then this one need not be tried. */
    private boolean ranUnderIts(Bytes heap) {
        return asItIs().completed()
                && asItIs().last().heap().filter(own -> !own.exceeds(heap)).isPresent();
    }

    /** Empty where the run is as good as the module as it is. */
    private Optional<String> fault(JvmSetting setting, MeasuredModule run) {
        Tried asItIs = asItIs();
        if (setting.equals(JvmSetting.AS_IT_IS)) {
            return Optional.empty();
        }
        if (!run.completed()) {
            return Optional.of("its run did not come to its end: " + run.outcome());
        }
        // Where the module does not come to its end as it is, there are no results to compare with.
        if (asItIs.completed()
                && asItIs.runs().stream().noneMatch(one -> one.results().equals(run.results()))) {
            return Optional.of("its tests had other results");
        }
        Optional<JvmParts.LeftOut> noArchive = run.jvm().flatMap(parts -> parts.leftOut(JvmPart.ARCHIVE));
        if (setting.jvm().filter(jvm -> jvm.parts().contains(JvmPart.ARCHIVE)).isPresent() && noArchive.isPresent()) {
            return noArchive.map(left -> "there is no class archive, since " + left.reason());
        }
        Optional<JvmParts.LeftOut> another = setting.jvm().flatMap(jvm -> run.jvm().stream()
                .flatMap(parts -> parts.leftOut().stream())
                .filter(left -> jvm.parts().contains(left.part()))
                .findFirst());
        if (another.isPresent()) {
            return another.map(left -> left.part().label() + " is not in force, since " + left.reason());
        }
        if (setting.jvm().filter(jvm -> jvm.parts().contains(JvmPart.C1)).isPresent()
                && run.codeCache().filter(CodeCache::isTight).isPresent()) {
            return run.codeCache().map(cache -> "its code cache would be full: " + cache.words());
        }
        return setting.heap().isPresent() && asItIs.completed() ? shortOfHeap(asItIs, run) : Optional.empty();
    }

    private Optional<String> shortOfHeap(Tried asItIs, MeasuredModule run) {
        double before = asItIs.runs().get(0).pauseShare().orElse(0.0);
        double more = run.pauseShare().orElse(0.0) - before;
        if (more > MOST_MORE) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the collector took %.0f %% more of the time: %d ms",
                    100 * more,
                    run.pauseMillis().orElse(0L)));
        }
        long most = Math.round(asItIs.wallMillis() * (1 + MOST_MORE));
        Optional<Long> cpu = asItIs.cpuMillis();
        Optional<Long> now =
                Tried.first(JvmSetting.AS_IT_IS, run, Optional.empty()).cpuMillis();
        boolean byCpu = cpu.isPresent() && now.isPresent();
        boolean slow = byCpu ? now.get() > cpu.get() * (1 + MOST_MORE) : run.durationMillis() > most;
        return slow
                ? Optional.of("it took longer than as it is: "
                        + (byCpu ? now.get() + " ms of CPU" : run.durationMillis() + " ms"))
                : Optional.empty();
    }
}
