package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.launch.LaunchOutcome.Completed;
import io.github.membudget.launch.LaunchOutcome.ForkDied;
import io.github.membudget.launch.LaunchOutcome.NotStarted;
import io.github.membudget.launch.LaunchOutcome.TestsFailed;
import io.github.membudget.launch.LaunchOutcome.TimedOut;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Isolation;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.OutOfMemory;
import io.github.membudget.plan.Selection;
import io.github.membudget.plan.TestModule;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A module that takes more than one run of Surefire. */
class ModuleLaunchTest {
    private static final TestsFailed FAILED = new TestsFailed(Optional.empty(), Optional.empty());
    private static final Completed OUT_OF_MEMORY =
            new Completed(Optional.of(OutOfMemory.read("java.lang.OutOfMemoryError")));
    private static final ForkLauncher.Place PLACE = new ForkLauncher.Place(
            "session",
            Optional.empty(),
            Bytes.ZERO,
            Bytes.ZERO,
            new ForkLauncher.Notes(false, Path.of("forks"), Set.of(), "", Optional.empty(), false, false, 1, false));

    private final FakeLauncher launcher = new FakeLauncher();

    private LaunchOutcome launch(LaunchOutcome... outcomes) {
        Deque<LaunchOutcome> left = new ArrayDeque<>(List.of(outcomes));
        launcher.launched.clear();
        launcher.play("kg", events -> left.removeFirst());
        TestModule one = Runs.module("kg", Optional.empty(), OnBreach.FAIL);
        TestModule module = new TestModule(
                one.name(),
                List.of(outcomes).stream()
                        .map(outcome -> (Selection) new Selection.Everything())
                        .toList(),
                one.classes(),
                one.ceiling(),
                one.ceilingSetting(),
                one.heap(),
                one.argLine(),
                one.jvm(),
                one.recycleAt(),
                Isolation.MODULE,
                one.onBreach(),
                LeakPolicy.OFF,
                Optional.empty());
        return new ModuleLaunch(launcher, new HeardMessages())
                .launch(Runs.fork(module), PLACE, new ForkLauncher.Progress(0, true, false), event -> {});
    }

    @Test
    void theWorstOfSeveralRunsCounts() {
        assertThat(launch(new Completed(), new Completed())).isEqualTo(new Completed());
        assertThat(launch(FAILED, new Completed())).isEqualTo(FAILED);
        assertThat(launch(new Completed(), FAILED)).isEqualTo(FAILED);
        assertThat(launch(OUT_OF_MEMORY, new Completed())).isEqualTo(OUT_OF_MEMORY);
        assertThat(launch(new Completed(), OUT_OF_MEMORY)).isEqualTo(OUT_OF_MEMORY);
        assertThat(launch(FAILED, OUT_OF_MEMORY)).isEqualTo(FAILED);
    }

    @Test
    void testsThatFailOrTakeTooLongKeepNoOtherFromRunning() {
        assertThat(launch(FAILED, new TimedOut(Optional.empty()), new Completed()))
                .isEqualTo(new TimedOut(Optional.empty()));
        assertThat(launcher.launched).hasSize(3);
    }

    @Test
    void afterADeathOrARunThatCouldNotBeMadeNothingIsRunAnyMore() {
        assertThat(launch(ForkDied.SILENTLY, new Completed())).isEqualTo(ForkDied.SILENTLY);
        assertThat(launcher.launched).hasSize(1);
        NotStarted notStarted = new NotStarted(Optional.empty());
        assertThat(launch(notStarted, new Completed())).isEqualTo(notStarted);
        assertThat(launcher.launched).hasSize(1);
    }
}
