package io.github.membudget.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.enforce.CeilingGuard.End;
import io.github.membudget.enforce.CeilingGuard.PassedCeiling;
import io.github.membudget.enforce.CeilingGuard.Terms;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.observe.sampling.Recording;
import io.github.membudget.observe.sampling.Sampler;
import io.github.membudget.observe.sampling.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CeilingGuardTest {
    private static final Bytes CEILING = Bytes.ofMebibytes(512);

    private final List<String> ended = new ArrayList<>();
    private final Recording first = Rounds.recording();
    private final Recording second = Rounds.recording();

    private CeilingGuard guard(Optional<Bytes> suiteCeiling) {
        return new CeilingGuard(
                Metric.RSS,
                Metric.RSS,
                suiteCeiling,
                (recording, atMillis) -> ended.add((recording == first ? "first" : "second") + " at " + atMillis));
    }

    private CeilingGuard guard() {
        return guard(Optional.empty());
    }

    private static Terms kill() {
        return new Terms(Optional.of(CEILING), true, () -> false);
    }

    private static Terms letFinish() {
        return new Terms(Optional.of(CEILING), false, () -> false);
    }

    private Tick first(long atMillis, int mebibytes) {
        return Rounds.at(atMillis, first, mebibytes);
    }

    @Test
    void aModuleThatPassesItsKillCeilingIsEndedOnce() {
        CeilingGuard guard = guard();
        guard.watch(first, kill());
        guard.tick(first(100, 512));
        assertThat(ended).as("at its ceiling it is not over it").isEmpty();
        guard.tick(first(200, 513));
        guard.tick(first(300, 514));
        assertThat(ended).containsExactly("first at 200");
        assertThat(guard.release(first)).contains(new End(PassedCeiling.MODULE, Optional.empty()));
    }

    @Test
    void aModuleThatMayFinishIsNotEnded() {
        CeilingGuard guard = guard();
        guard.watch(first, letFinish());
        guard.tick(first(100, 900));
        assertThat(ended).isEmpty();
        assertThat(guard.release(first)).isEmpty();
    }

    @Test
    void whatTheKernelBeganIsBroughtToAnEnd() {
        CeilingGuard guard = guard();
        AtomicBoolean killed = new AtomicBoolean();
        guard.watch(first, new Terms(Optional.of(CEILING), true, killed::get));
        guard.tick(first(100, 400));
        assertThat(ended).isEmpty();
        killed.set(true);
        guard.tick(first(200, 900));
        assertThat(guard.release(first))
                .as("the first reason counts")
                .contains(new End(PassedCeiling.KERNEL, Optional.empty()));
        assertThat(ended).containsExactly("first at 200");
    }

    @Test
    void aSuiteOverItsCeilingLosesOneModuleAtATime() {
        CeilingGuard guard = guard(Optional.of(Bytes.ofMebibytes(1000)));
        guard.watch(first, letFinish());
        guard.watch(second, letFinish());
        guard.tick(Rounds.at(100, first, 500, second, 500));
        assertThat(ended).isEmpty();
        guard.tick(Rounds.at(200, first, 500, second, 600));
        guard.tick(Rounds.at(300, first, 700, second, 600));
        assertThat(ended).as("the first waits for the second to go").containsExactly("second at 200");
        assertThat(guard.release(second)).get().satisfies(end -> {
            assertThat(end.cause()).isEqualTo(PassedCeiling.SUITE);
            assertThat(end.why()).contains("it was furthest over its own ceiling (at 117 % of it)");
        });
        guard.tick(Rounds.at(400, first, 1100));
        assertThat(ended).containsExactly("second at 200", "first at 400");
    }

    @Test
    void withoutASuiteCeilingNobodyIsEndedForIt() {
        CeilingGuard guard = guard();
        guard.watch(first, letFinish());
        guard.tick(first(100, 1_000_000));
        assertThat(ended).isEmpty();
    }

    @Test
    void aModuleThatIsOverIsForgotten() {
        CeilingGuard guard = guard(Optional.of(CEILING));
        guard.watch(first, kill());
        assertThat(guard.release(first)).isEmpty();
        guard.tick(first(100, 900));
        assertThat(ended).isEmpty();
        assertThat(guard.release(first)).isEmpty();
    }

    /** What is written before the end may fail; the machine is protected all the same. */
    @Test
    void aModuleIsEndedThoughItsLastMomentCannotBeKept() throws InterruptedException {
        CeilingGuard guard = new CeilingGuard(Metric.RSS, Metric.RSS, Optional.empty(), (recording, atMillis) -> {
            throw new IllegalStateException("disk full");
        });
        CountDownLatch killed = new CountDownLatch(1);
        try (Sampler sampler = new Sampler(Rounds.NoProcesses::new, Duration.ofSeconds(10), false, Optional.empty())) {
            sampler.start();
            Recording recording = sampler.record("marker", "inherited");
            recording.endBy(killed::countDown);
            guard.watch(recording, kill());
            assertThatThrownBy(() -> guard.tick(Rounds.at(100, recording, 900))).hasMessage("disk full");
            assertThat(killed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theNearerAKillCeilingTheSoonerTheNextRound() {
        CeilingGuard guard = guard();
        guard.watch(first, kill());
        guard.watch(second, letFinish());
        assertThat(millis(guard, Rounds.at(100, first, 100))).isEqualTo(432);
        assertThat(millis(guard, Rounds.at(100, first, 500))).isEqualTo(12);
        assertThat(guard.nextLookNanos(Rounds.at(100, second, 500))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theNearerTheSuitesCeilingTheSoonerTheNextRound() {
        CeilingGuard guard = guard(Optional.of(CEILING));
        guard.watch(first, letFinish());
        assertThat(millis(guard, Rounds.at(100, first, 500))).isEqualTo(12);
    }

    private static long millis(CeilingGuard guard, Tick tick) {
        return Duration.ofNanos(guard.nextLookNanos(tick)).toMillis();
    }
}
