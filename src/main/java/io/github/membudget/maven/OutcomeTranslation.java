package io.github.membudget.maven;

import io.github.membudget.explain.FailureText;
import io.github.membudget.explain.LeakText;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.Breach;
import io.github.membudget.report.PlainText;
import io.github.membudget.run.GoalOutcome;
import io.github.membudget.run.GoalOutcome.ModuleFailure;
import io.github.membudget.surefire.SurefireFailure;
import io.github.membudget.surefire.SurefireLauncher;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Turns a goal's outcome into the exception that Maven expects. It names breaches and test failures together. */
public final class OutcomeTranslation {
    private final GoalOutcome outcome;

    public OutcomeTranslation(GoalOutcome outcome) {
        this.outcome = outcome;
    }

    public void raise(SurefireLauncher launcher) throws MojoExecutionException, MojoFailureException {
        if (!outcome.breaches().isEmpty() || !outcome.leaks().isEmpty()) {
            String failures = outcome.failures().isEmpty() ? "" : "\n\n" + failureTexts();
            throw new MojoFailureException(breachTexts() + failures);
        }
        if (outcome.failures().isEmpty()) {
            raiseWithoutTests(launcher);
            return;
        }
        ModuleFailure first = outcome.failures().get(0);
        boolean died = outcome.failures().stream().anyMatch(OutcomeTranslation::endedEarly);
        boolean surefireSaysAll = first.derivedHeap().isEmpty()
                && first.outcome()
                        .outOfMemory()
                        .filter(error -> !error.thrownByProgram())
                        .isEmpty();
        if (outcome.modules() == 1 && !died && surefireSaysAll) {
            rethrow(first.outcome().failure().orElseThrow());
        }
        boolean failed = outcome.failures().stream().allMatch(OutcomeTranslation::isOfTheTests);
        Exception inOurWords =
                failed ? new MojoFailureException(failureTexts()) : new MojoExecutionException(failureTexts());
        // As a cause, Maven would print its message too, stack traces and all.
        outcome.failures().forEach(failure -> failure.outcome().failure().ifPresent(inOurWords::addSuppressed));
        rethrow(inOurWords);
    }

    /**
     * As in Surefire, failed tests and its time limit are failures of the build, and a dead fork is an error. But tests that need more memory
     * than there is have failed, whatever Surefire takes it for.
     */
    private static boolean isOfTheTests(ModuleFailure failure) {
        return failure.outcome().failure().orElse(null) instanceof MojoFailureException
                || failure.outcome().outOfMemory().isPresent();
    }

    private void raiseWithoutTests(SurefireLauncher launcher) throws MojoFailureException {
        if (outcome.modules() > 1 && outcome.tests().run() == 0) {
            Optional<Exception> none = launcher.failureWithoutTests();
            if (none.isPresent()) {
                throw new MojoFailureException(none.get().getMessage());
            }
        }
    }

    private static boolean endedEarly(ModuleFailure failure) {
        return failure.outcome() instanceof LaunchOutcome.ForkDied
                || failure.outcome() instanceof LaunchOutcome.TimedOut;
    }

    private String breachTexts() {
        return Stream.concat(outcome.breaches().stream().map(Breach::message), LeakText.texts(outcome.leaks()).stream())
                .map(PlainText::ofLines)
                .collect(Collectors.joining("\n\n"));
    }

    public String failureTexts() {
        return outcome.failures().stream()
                .map(failure -> failure.death()
                        .orElseGet(() -> FailureText.module(
                                failure.module(),
                                failure.outcome(),
                                failure.outcome()
                                        .failure()
                                        .map(SurefireFailure::summary)
                                        .orElse(""),
                                failure.running(),
                                failure.derivedHeap())))
                .map(PlainText::ofLines)
                .collect(Collectors.joining("\n\n"));
    }

    private static void rethrow(Exception exception) throws MojoExecutionException, MojoFailureException {
        if (exception instanceof MojoFailureException failure) {
            throw failure;
        }
        if (exception instanceof MojoExecutionException failure) {
            throw failure;
        }
        if (exception.getCause() instanceof RuntimeException surefires) {
            // Unwrapped, so that Maven names it as it does without this plugin.
            throw surefires;
        }
        throw new MojoExecutionException(exception.getMessage(), exception);
    }
}
