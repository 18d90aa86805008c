package io.github.membudget.run;

import io.github.membudget.judge.LiveHeaps;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.Shortage;
import io.github.membudget.model.ShortageAt;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A module whose forks have ended, not yet judged.
 *
 * @param live the directory in which its forks noted of their heaps, where somebody investigates
 * @param noted what was read there
 */
record FinishedRun(
        ForkPlan fork,
        ModuleWatch.Observed observed,
        ModuleHold.Held held,
        LaunchVerdict verdict,
        Optional<Path> live,
        NotedHeaps noted) {
    String module() {
        return fork.module().name();
    }

    ModuleFacts facts() {
        return observed.facts();
    }

    /** What ran short and failed nothing. */
    List<ShortageAt> besideFailures() {
        return Stream.concat(
                        Shortages.codeCache(observed).map(code -> new ShortageAt(code, Optional.empty())).stream(),
                        verdict
                                .background()
                                .map(error -> new ShortageAt(
                                        new Shortage.InBackground(error.words(), error.thread(), error.why()),
                                        error.at()))
                                .stream())
                .toList();
    }

    /** The same, and what failed it outside of the heap. */
    List<ShortageAt> shortages() {
        Optional<OutOfMemory> error = verdict.launched().outOfMemory();
        return Stream.concat(
                        error.flatMap(known -> known.why().map(why -> new ShortageAt(why, known.at()))).stream(),
                        besideFailures().stream())
                .toList();
    }

    /** The figures from which the next run's heap is derived; empty where they were not measured. */
    Optional<HeapUse> heapUse(Instant measuredAt) {
        return observed.offHeap().flatMap(offHeap -> facts().peak()
                .map(peak -> new HeapUse(
                        measuredAt.toString(),
                        offHeap.upperBound(),
                        LiveHeaps.of(facts()).map(live -> live.seen().plus(live.unseen())),
                        fork.heap(),
                        peak.rss())));
    }
}
