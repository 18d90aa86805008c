package io.github.membudget.run;

import io.github.membudget.judge.LiveHeaps;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.ModuleFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

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
