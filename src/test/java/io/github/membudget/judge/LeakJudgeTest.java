package io.github.membudget.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.AllowedLeak;
import io.github.membudget.model.JvmFacts;
import io.github.membudget.model.Leak;
import io.github.membudget.model.LeakCheck;
import io.github.membudget.model.LeakCheck.Left;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.LeakVerdict;
import io.github.membudget.model.LeftProcess;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.probe.format.LeakPattern;
import io.github.membudget.probe.format.LeakRules;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeakJudgeTest {
    private static final AllowedLeak HIKARI =
            new AllowedLeak(new LeakPattern(LeftoverKind.THREAD, "HikariPool-?:*", "it.Spring*"), "at the end");

    @Test
    void aLeakIsWhatThePolicyWatchesAndDoesNotAllow() {
        LeakVerdict verdict = judge(
                new LeakPolicy(Set.of(LeftoverKind.THREAD), List.of(HIKARI)),
                check(
                        thread("HikariPool-1:housekeeper", "it.SpringTest"),
                        thread("HikariPool-1:housekeeper", "it.OtherTest"),
                        left(LeftoverKind.MBEAN, "it:name=x", "it.OtherTest", false)));
        assertThat(verdict.leaks()).extracting(Leak::className).containsExactly(Optional.of("it.OtherTest"));
        assertThat(verdict.used()).containsExactly(HIKARI);
        assertThat(verdict.whole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "THREAD, ForkJoinPool.commonPool-worker-3, ''",
        "THREAD, DefaultDispatcher-worker-1, ''",
        "THREAD, parallel-2, ' (daemon, WAITING) reactor.core.scheduler.ReactorThreadFactory$NonBlockingThread'",
        "THREAD, HttpClient-3-SelectorManager, ''",
        "OPEN_SOCKET, socket:[4711], ''",
        "TEMPORARY_FILE, /tmp/membudget-tmp-1/1/mockitoboot123.jar, ' (1933 bytes)'",
        "SYSTEM_PROPERTY, PID, ' added'",
        "OPEN_FILE, /home/me/.m2/repository/acme/acme-1.jar, ''",
    })
    void whatLibrariesKeepForTheWholeJvmIsNone(LeftoverKind kind, String name, String more) {
        Left left = new Left(kind, name, name + more, "it.ATest", false, Optional.empty());
        assertThat(judge(new LeakPolicy(Set.of(kind), List.of()), check(left)).leaks())
                .isEmpty();
    }

    @Test
    void aPoolOfTheTestsOwnThatIsNamedAlikeIsOne() {
        assertThat(judge(threads(), check(thread("parallel-2", "it.ATest"))).leaks())
                .hasSize(1);
    }

    @Test
    void whatMayBeAnothersIsChargedToNoClass() {
        Left shared = left(LeftoverKind.THREAD, "pool-1-thread-1", "it.LastTest", true);
        assertThat(judge(threads(), check(shared)).leaks())
                .extracting(Leak::className)
                .containsExactly(Optional.empty());
        AllowedLeak ofOne = new AllowedLeak(new LeakPattern(LeftoverKind.THREAD, "pool-*", "it.Other"), "because");
        assertThat(judge(new LeakPolicy(Set.of(LeftoverKind.THREAD), List.of(ofOne)), check(shared))
                        .leaks())
                .isEmpty();
    }

    @Test
    void aProcessThatOutlivedItsParentIsOneToo() {
        LeakPolicy policy = new LeakPolicy(Set.of(LeftoverKind.CHILD_PROCESS), List.of());
        Left known = new Left(LeftoverKind.CHILD_PROCESS, "sleep", "sleep (pid 7)", "it.A", false, Optional.empty());
        LeakVerdict verdict = new LeakJudge("g:a", "m", policy)
                .judge(
                        facts(check(known)),
                        List.of(
                                new LeftProcess(7, "sleep", Optional.empty()),
                                new LeftProcess(8, "redis", Optional.empty())));
        assertThat(verdict.leaks()).extracting(Leak::detail).containsExactly("sleep (pid 7)", "redis (pid 8)");
        assertThat(verdict.leaks().get(1).className()).isEmpty();
    }

    @Test
    void whatNobodyLookedAtIsNotWhole() {
        assertThat(judge(threads(), LeakCheck.NONE).whole()).isFalse();
        LeakCheck unseen = new LeakCheck(1, 0, Set.of(LeftoverKind.THREAD), List.of());
        assertThat(judge(threads(), unseen).whole()).isFalse();
        assertThat(judge(threads(), new LeakCheck(1, 1, Set.of(), List.of())).whole())
                .isFalse();
    }

    /** Else it would wait for what never goes. */
    @Test
    void theForksKnowWhatMayStay() {
        LeakRules rules = LeakRules.read(LeakJudge.rules(new LeakPolicy(Set.of(LeftoverKind.THREAD), List.of(HIKARI))));
        assertThat(rules.kinds()).containsExactly(LeftoverKind.THREAD);
        assertThat(rules.allows(LeftoverKind.THREAD, "HikariPool-1:x", "HikariPool-1:x (WAITING)", "it.SpringTest"))
                .isTrue();
        assertThat(rules.allows(LeftoverKind.THREAD, "HikariPool-1:x", "", "it.Other"))
                .isFalse();
        assertThat(rules.allows(LeftoverKind.THREAD, "logback-1", "", "it.Other"))
                .isTrue();
    }

    private static LeakPolicy threads() {
        return new LeakPolicy(Set.of(LeftoverKind.THREAD), List.of());
    }

    private static LeakVerdict judge(LeakPolicy policy, LeakCheck check) {
        return new LeakJudge("g:a", "m", policy).judge(facts(check), List.of());
    }

    private static LeakCheck check(Left... left) {
        return new LeakCheck(1, 0, Set.of(), List.of(left));
    }

    private static Left thread(String name, String className) {
        return left(LeftoverKind.THREAD, name, className, false);
    }

    private static Left left(LeftoverKind kind, String name, String className, boolean shared) {
        return new Left(kind, name, name + " (WAITING)", className, shared, Optional.empty());
    }

    private static ModuleFacts facts(LeakCheck check) {
        return new ModuleFacts(
                        0,
                        1,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        JvmFacts.UNKNOWN,
                        LeakCheck.NONE,
                        List.of())
                .with(check);
    }
}
