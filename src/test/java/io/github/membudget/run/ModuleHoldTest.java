package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.configure.Settings;
import io.github.membudget.enforce.CeilingGuard;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.LeakCheck;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.OnBreach;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.plan.TestModule;
import io.github.membudget.probe.format.LeftoverKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a system without limits of the kernel's. */
class ModuleHoldTest {
    private static final Bytes CEILING = Bytes.ofMebibytes(512);

    private final SuiteRun suite = Runs.suite(Runs.settings(Map.of()), new FakeForks());
    private final HeardMessages heard = new HeardMessages();

    @AfterEach
    void closeSession() {
        suite.close();
    }

    private ModuleHold hold(String enforcement, TestModule module) {
        Settings settings = Runs.settings(Map.of("enforcement", enforcement));
        return ModuleHold.of(
                suite,
                settings,
                module,
                suite.gate().enter(Runs.fork(module), Optional.empty(), false, settings, heard),
                heard);
    }

    private static TestModule module(OnBreach onBreach) {
        return Runs.module("kg", Optional.of(CEILING), onBreach);
    }

    @Test
    void theGuardEndsOnlyWhatIsToBeKilled() {
        for (OnBreach each : OnBreach.values()) {
            try (ModuleHold hold = hold("auto", module(each))) {
                assertThat(hold.enforcement()).isEqualTo("watchdog");
                CeilingGuard.Terms terms = hold.terms(module(each));
                assertThat(terms.kills()).isEqualTo(each == OnBreach.KILL);
                assertThat(terms.ceiling()).as("whatever its breach does").contains(CEILING);
                assertThat(terms.kernelKilled().getAsBoolean()).isFalse();
            }
        }
        assertThat(heard.lines).isEmpty();
    }

    @Test
    void withoutEnforcementNothingIsEnded() throws Exception {
        Process child = new ProcessBuilder("sleep", "60").start();
        try (ModuleHold hold = hold("off", module(OnBreach.KILL))) {
            assertThat(hold.enforcement()).isEqualTo("off");
            assertThat(hold.terms(module(OnBreach.KILL)).kills()).isFalse();
            ModuleHold.Held held = hold.end(living(child), false, LeakPolicy.OFF, LeakCheck.NONE);
            assertThat(held.left()).singleElement().satisfies(left -> assertThat(left.pid())
                    .isEqualTo(child.pid()));
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void whatForksLeftRunningIsEndedAndNamed() throws Exception {
        Process child = new ProcessBuilder("sleep", "60").start();
        try (ModuleHold hold = hold("auto", module(OnBreach.FAIL))) {
            ModuleHold.Held held = hold.end(living(child), false, LeakPolicy.OFF, LeakCheck.NONE);
            assertThat(held.left()).singleElement().satisfies(left -> assertThat(left.command())
                    .isEqualTo("sleep"));
            assertThat(child.waitFor()).isNotZero();
            assertThat(held.enforcement()).isEqualTo("watchdog");
            assertThat(held.byOurLimit()).isFalse();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void whatTheGuardEndedWasNotLeftBehind() throws Exception {
        Process child = new ProcessBuilder("sleep", "60").start();
        try (ModuleHold hold = hold("auto", module(OnBreach.KILL))) {
            assertThat(hold.end(living(child), true, LeakPolicy.OFF, LeakCheck.NONE)
                            .left())
                    .isEmpty();
            assertThat(child.waitFor()).isNotZero();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void forAProcessThatItsForkNotedNobodyWaitsAgain() throws Exception {
        Process child = new ProcessBuilder("sleep", "60").start();
        LeakCheck noted = new LeakCheck(
                1,
                0,
                Set.of(),
                List.of(new LeakCheck.Left(
                        LeftoverKind.CHILD_PROCESS,
                        "sleep",
                        "sleep (pid " + child.pid() + ")",
                        "acme.ATest",
                        false,
                        Optional.empty())));
        LeakPolicy policy = new LeakPolicy(Set.of(LeftoverKind.CHILD_PROCESS), List.of());
        try (ModuleHold hold = hold("auto", module(OnBreach.FAIL))) {
            long begun = System.nanoTime();
            assertThat(hold.end(living(child), false, policy, noted).left()).hasSize(1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        } finally {
            child.destroyForcibly();
        }
    }

    private static Set<ProcessKey> living(Process child) {
        long startedAt = child.toHandle().info().startInstant().orElseThrow().toEpochMilli();
        return Set.of(new ProcessKey(child.pid(), startedAt));
    }
}
