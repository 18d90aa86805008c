package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.OutOfMemory;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.surefire.booter.SurefireBooterForkException;
import org.junit.jupiter.api.Test;

class SurefireFailureTest {
    private static final String DEATH = """

            Execution default-test of goal failed:
            The forked VM terminated without properly saying goodbye. VM crash or System.exit called?
            Command was /bin/sh -c cd '/somewhere' && java
            Process Exit Code: 137
            Crashed tests:
            it.DiesTest
            org.apache.maven.surefire.booter.SurefireBooterForkException: The forked VM terminated
            \tat org.apache.maven.plugin.surefire.booterclient.ForkStarter.fork(ForkStarter.java:628)
            """;

    /** So does Surefire 3.6.1 where it has counted errors alone. */
    @Test
    void whatOnlySaysWhereToLookIsAFailureOfTests() {
        assertThat(SurefireFailure.summary(
                        new MojoFailureException("\n\nSee /reports for the individual test results.")))
                .isEqualTo("There are test failures.\nSee /reports for the individual test results.");
    }

    @Test
    void knowsADeathAndItsExitCode() {
        LaunchOutcome outcome = SurefireFailure.read(new MojoExecutionException(DEATH), true, Optional.empty());
        assertThat(outcome).isInstanceOfSatisfying(LaunchOutcome.ForkDied.class, died -> {
            assertThat(died.exitCode()).hasValue(137);
            assertThat(died.outOfMemory()).isEmpty();
        });
    }

    @Test
    void knowsTheClassesThatRanThen() {
        assertThat(SurefireFailure.read(new MojoExecutionException(DEATH), true, Optional.empty()))
                .isInstanceOfSatisfying(LaunchOutcome.ForkDied.class, died -> assertThat(died.facts())
                        .containsExactly("Crashed tests: it.DiesTest"));
    }

    /** As Surefire's own SurefireHelper.reportExecution. */
    @Test
    void testFailureIgnoreLetsFailedTestsAndTheTimeLimitPassAndNothingElse() {
        String composed = "There are test failures.\n\nSee /reports for the individual test results.";
        assertThat(SurefireFailure.ignorable(new MojoFailureException(composed)))
                .isTrue();
        assertThat(SurefireFailure.ignorable(new MojoFailureException("There was a timeout in the fork")))
                .isTrue();
        assertThat(SurefireFailure.ignorable(new MojoExecutionException(composed, new IllegalStateException())))
                .isTrue();
        assertThat(SurefireFailure.ignorable(
                        new MojoExecutionException(composed, new SurefireBooterForkException("died"))))
                .isFalse();
        assertThat(SurefireFailure.ignorable(new MojoFailureException("No tests were executed!")))
                .isFalse();
    }

    @Test
    void knowsFailedTests() {
        assertThat(SurefireFailure.read(
                        new MojoFailureException("There are test failures."),
                        true,
                        Optional.of(OutOfMemory.read("OutOfMemoryError"))))
                .isInstanceOfSatisfying(LaunchOutcome.TestsFailed.class, failed -> assertThat(failed.outOfMemory())
                        .contains(OutOfMemory.read("OutOfMemoryError")));
    }

    @Test
    void knowsATimeout() {
        assertThat(SurefireFailure.read(
                        new MojoFailureException("There was a timeout or other error in the fork"),
                        true,
                        Optional.empty()))
                .isInstanceOf(LaunchOutcome.TimedOut.class);
    }

    @Test
    void anythingElseIsARunThatCouldNotBeMade() {
        assertThat(SurefireFailure.read(new MojoExecutionException("no such parameter"), false, Optional.empty()))
                .isInstanceOf(LaunchOutcome.NotStarted.class);
    }

    @Test
    void aForkThatHadBegunAndEndedWithoutAWordHasDied() {
        Exception failure = new MojoFailureException("Error occurred in starting fork, check output in log");
        assertThat(SurefireFailure.read(failure, true, Optional.empty())).isInstanceOf(LaunchOutcome.ForkDied.class);
        assertThat(SurefireFailure.read(failure, false, Optional.empty()))
                .isNotInstanceOf(LaunchOutcome.ForkDied.class);
    }

    @Test
    void anErrorThatTheForkTellsOfIsPassedOn() {
        Exception failure = new MojoExecutionException("There was an error in the forked process\nno engine\n\tat a.B");
        assertThat(SurefireFailure.read(failure, false, Optional.empty()))
                .isInstanceOfSatisfying(LaunchOutcome.ForkDied.class, died -> assertThat(died.said())
                        .contains("There was an error in the forked process\nno engine"));
    }

    @Test
    void leavesStackTracesOutOfItsSummary() {
        assertThat(SurefireFailure.summary(new MojoExecutionException(DEATH)))
                .startsWith("Execution default-test")
                .endsWith("Crashed tests:\nit.DiesTest")
                .doesNotContain("\tat ");
    }
}
