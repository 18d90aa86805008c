package io.github.membudget.mojo;

import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.Breach;
import io.github.membudget.run.GoalOutcome;
import io.github.membudget.run.GoalOutcome.ModuleFailure;
import io.github.membudget.surefire.SurefireLauncher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Says a goal's outcome in Maven's terms: breaches and test failures together, Surefire's own exception where it stands alone. */
final class OutcomeTranslation {
    private final GoalOutcome outcome;

    OutcomeTranslation(GoalOutcome outcome) {
        this.outcome = outcome;
    }

    void raise(SurefireLauncher launcher) throws MojoExecutionException, MojoFailureException {
        if (!outcome.breaches().isEmpty()) {
            String failures = outcome.failures().isEmpty() ? "" : "\n\nBesides, " + failureTexts();
            throw new MojoFailureException(breachTexts() + failures);
        }
        if (outcome.failures().size() == 1 && outcome.modules() == 1) {
            rethrow(outcome.failures().get(0).outcome());
        }
        if (!outcome.failures().isEmpty()) {
            if (outcome.failures().stream()
                    .allMatch(failure -> failure.outcome() instanceof LaunchOutcome.TestsFailed)) {
                throw new MojoFailureException(failureTexts());
            }
            throw new MojoExecutionException(failureTexts());
        }
        if (outcome.modules() > 1 && outcome.tests().run() == 0) {
            Optional<Exception> none = launcher.failureWithoutTests();
            if (none.isPresent()) {
                throw new MojoFailureException(none.get().getMessage());
            }
        }
    }

    private String breachTexts() {
        return outcome.breaches().stream().map(Breach::message).collect(Collectors.joining("\n\n"));
    }

    private String failureTexts() {
        List<ModuleFailure> failures = outcome.failures();
        return failures.stream()
                .map(failure -> "module '" + failure.module() + "': "
                        + exception(failure.outcome())
                                .map(Exception::getMessage)
                                .orElse(""))
                .collect(Collectors.joining("\n\n"));
    }

    private static void rethrow(LaunchOutcome outcome) throws MojoExecutionException, MojoFailureException {
        Optional<Exception> exception = exception(outcome);
        if (exception.isEmpty()) {
            return;
        }
        if (exception.get() instanceof MojoFailureException failure) {
            throw failure;
        }
        if (exception.get() instanceof MojoExecutionException failure) {
            throw failure;
        }
        throw new MojoExecutionException(exception.get().getMessage(), exception.get());
    }

    private static Optional<Exception> exception(LaunchOutcome outcome) {
        if (outcome instanceof LaunchOutcome.TestsFailed failed) {
            return Optional.of(failed.failure());
        }
        if (outcome instanceof LaunchOutcome.ForkDied died) {
            return Optional.of(died.failure());
        }
        if (outcome instanceof LaunchOutcome.TimedOut timedOut) {
            return Optional.of(timedOut.failure());
        }
        if (outcome instanceof LaunchOutcome.NotStarted notStarted) {
            return Optional.of(notStarted.failure());
        }
        return Optional.empty();
    }
}
