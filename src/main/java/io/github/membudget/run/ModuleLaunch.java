package io.github.membudget.run;

import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.launch.Messages;
import io.github.membudget.plan.Selection;
import java.util.OptionalInt;

/** Runs a module's selections of tests one after the other, until one leaves no sense in going on. */
final class ModuleLaunch {
    private final ForkLauncher launcher;
    private final Messages messages;

    ModuleLaunch(ForkLauncher launcher, Messages messages) {
        this.launcher = launcher;
        this.messages = messages;
    }

    /** @return what Surefire reports, of several selections the worst */
    LaunchOutcome launch(
            ForkPlan fork, ForkLauncher.Place place, ForkLauncher.Progress progress, ForkLauncher.Listener listener) {
        OptionalInt limit = launcher.failureLimit();
        if (limit.isPresent() && progress.failed() >= limit.getAsInt()) {
            messages.warn("membudget: module '" + fork.module().name() + "' is not run: skipAfterFailureCount="
                    + limit.getAsInt() + " is reached.");
            return new LaunchOutcome.Completed();
        }
        LaunchOutcome worst = new LaunchOutcome.Completed();
        for (Selection selection : fork.module().selections()) {
            worst = worse(worst, launcher.launch(fork.module(), selection, fork.limits(), place, progress, listener));
            if (worst instanceof LaunchOutcome.ForkDied || worst instanceof LaunchOutcome.NotStarted) {
                break;
            }
        }
        return worst;
    }

    /** The later of two, unless it is the better one. */
    private static LaunchOutcome worse(LaunchOutcome known, LaunchOutcome next) {
        boolean better = next instanceof LaunchOutcome.Completed
                && (next.outOfMemory().isEmpty() || !(known instanceof LaunchOutcome.Completed));
        return better ? known : next;
    }
}
