package io.github.membudget.run;

import io.github.membudget.explain.FailureText;
import io.github.membudget.explain.MavenText;
import io.github.membudget.judge.Death;
import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.MavenMemory;
import io.github.membudget.run.GoalOutcome.ModuleFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes of a module that did not end well, other than by a breach, a failure of the goal, or a warning where Surefire lets it pass. */
final class LaunchFailures {
    private final ForkLauncher launcher;
    private final Messages messages;
    private final GoalResults results;
    private final Supplier<Optional<MavenMemory>> maven;

    /** @param maven what Maven's own JVM takes now */
    LaunchFailures(
            ForkLauncher launcher, Messages messages, GoalResults results, Supplier<Optional<MavenMemory>> maven) {
        this.launcher = launcher;
        this.messages = messages;
        this.results = results;
        this.maven = maven;
    }

    void publish(FinishedRun finished) {
        switch (finished.verdict().consequence()) {
            case FAILURE -> results.failed(failure(finished));
            case WARNING -> warning(failure(finished)).ifPresent(messages::warn);
            case BREACH -> {
                // Its breach is published with the module's result.
            }
        }
    }

    /** What the user has to hear of a run that fails nothing. */
    private Optional<String> warning(ModuleFailure failure) {
        return failure.withoutResult()
                .map(words -> FailureText.untold(words, launcher.goesOn()))
                .or(() -> failure.derivedHeap()
                        .map(words -> FailureText.passedOver(failure.module(), failure.outcome(), words)));
    }

    private ModuleFailure failure(FinishedRun finished) {
        LaunchVerdict verdict = finished.verdict();
        List<String> running = FailureText.unfinished(finished.facts().tests());
        Optional<String> death = verdict.launched() instanceof LaunchOutcome.ForkDied died
                ? Optional.of(words(finished, death(finished, died), running))
                : Optional.empty();
        return new ModuleFailure(finished.module(), verdict.launched(), running, death, verdict.derivedHeap());
    }

    private String words(FinishedRun finished, Death death, List<String> running) {
        String words = FailureText.death(
                finished.module(),
                death,
                running,
                finished.facts().peak(),
                finished.fork().heap(),
                finished.verdict().derivedHeap());
        return death.cause() == Death.Cause.KERNEL
                ? words
                        + maven.get()
                                .filter(MavenMemory::hasPart)
                                .map(memory -> "\n  " + MavenText.atKill(memory))
                                .orElse("")
                : words;
    }

    private Death death(FinishedRun finished, LaunchOutcome.ForkDied died) {
        Death death = Death.of(
                died,
                finished.held().kernelKilled(),
                finished.facts().forks().stream()
                        .map(dead -> launcher.crashReport(finished.fork().module(), dead.pid()))
                        .flatMap(Optional::stream)
                        .findFirst());
        return finished.facts().tests().isEmpty() ? death.beforeTests() : death;
    }
}
