package io.github.membudget.surefire;

import io.github.membudget.launch.LaunchOutcome;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** One run of Surefire that ended with an exception: what that says, and what else is known where a fork died. */
final class FailedRun {
    /** By SIGKILL and SIGTERM: then it was no word of the arguments that ended it. */
    private static final Set<Integer> ENDED_BY_OTHERS = Set.of(137, 143);

    private final ForkConfiguration forks;
    private final Path reportsDirectory;
    private final MojoConfiguration run;
    private final TapListener tap;
    private final long startedAt = System.currentTimeMillis();

    /**
     * Before the run: files that Surefire writes from now on are its.
     *
     * @param run its configuration
     * @param tap what its forks told
     */
    FailedRun(ForkConfiguration forks, Path reportsDirectory, MojoConfiguration run, TapListener tap) {
        this.forks = forks;
        this.reportsDirectory = reportsDirectory;
        this.run = run;
        this.tap = tap;
    }

    LaunchOutcome outcome(Exception failure) {
        LaunchOutcome outcome = SurefireFailure.read(failure, tap.begun(), tap.outOfMemory());
        return outcome instanceof LaunchOutcome.ForkDied died
                ? died.with(
                        refusal(died),
                        DumpFiles.since(startedAt, reportsDirectory, tap.forks()).stream()
                                .map(Path::toString)
                                .toList())
                : outcome;
    }

    private Optional<String> refusal(LaunchOutcome.ForkDied died) {
        if (died.exitCode().isEmpty()
                || ENDED_BY_OTHERS.contains(died.exitCode().getAsInt())) {
            return Optional.empty();
        }
        return forks.debuggerRefusal(run, died.exitCode().getAsInt())
                .or(() -> tap.begun() ? Optional.empty() : forks.refusal(run));
    }
}
