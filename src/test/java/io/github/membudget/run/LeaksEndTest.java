package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.AllowedLeak;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Leak;
import io.github.membudget.model.LeakCheck;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.TestStatus;
import io.github.membudget.model.Verdict;
import io.github.membudget.plan.TestModule;
import io.github.membudget.probe.format.LeakPattern;
import io.github.membudget.probe.format.LeftoverKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaksEndTest {
    private static final AllowedLeak POOL = allowed("pool-*");
    private static final AllowedLeak OLD = allowed("old-*");

    private final SuiteRun suite = Runs.suite(Runs.settings(Map.of()), new FakeForks());

    @AfterEach
    void closeSession() {
        suite.close();
    }

    @Test
    void aLeakIsABreachOfTheModuleAndUnusedEntriesAreKnown() {
        ModuleResult judged = judge(
                new LeakPolicy(Set.of(LeftoverKind.THREAD), List.of(POOL, OLD)),
                new LeakCheck(1, 0, Set.of(), List.of(thread("pool-1"), thread("other"))));
        assertThat(judged.verdict()).isEqualTo(Verdict.BREACHED);
        assertThat(judged.leaks().leaks()).extracting(Leak::name).containsExactly("other");
        assertThat(judged.facts().gaps()).isEmpty();
        assertThat(suite.patterns().unusedAllowances()).containsExactly(OLD);
    }

    @Test
    void whereSomeCouldNotBeLookedAtThatIsAGapAndNoEntryIsCalledUnused() {
        LeakPolicy policy = new LeakPolicy(Set.of(LeftoverKind.THREAD), List.of(OLD));
        ModuleResult judged = judge(policy, LeakCheck.NONE);
        assertThat(judged.verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(judged.facts().gaps()).singleElement().asString().contains("was not checked for leaks (thread)");
        assertThat(suite.patterns().unusedAllowances()).isEmpty();
    }

    @Test
    void anEntryOfAKindThatNobodyWatchesIsNotCalledUnused() {
        judge(new LeakPolicy(Set.of(LeftoverKind.MBEAN), List.of(OLD)), new LeakCheck(1, 0, Set.of(), List.of()));
        assertThat(suite.patterns().unusedAllowances()).isEmpty();
    }

    @Test
    void withoutAPolicyNothingIsSaid() {
        ModuleResult judged = judge(LeakPolicy.OFF, LeakCheck.NONE);
        assertThat(judged.leaks().policy().isOff()).isTrue();
        assertThat(judged.facts().gaps()).isEmpty();
    }

    @Test
    void whereNoTestRanThereIsNothingToLookAt() {
        ModuleResult judged =
                judge(new LeakPolicy(Set.of(LeftoverKind.THREAD), List.of(OLD)), Runs.facts(Bytes.ofMebibytes(10)));
        assertThat(judged.facts().gaps()).isEmpty();
    }

    private ModuleResult judge(LeakPolicy policy, LeakCheck check) {
        return judge(
                policy,
                Runs.facts(Bytes.ofMebibytes(10), Runs.test("passes", TestStatus.PASSED))
                        .with(check));
    }

    private ModuleResult judge(LeakPolicy policy, ModuleFacts facts) {
        TestModule plain = Runs.module("kg", Optional.empty(), OnBreach.FAIL);
        TestModule module = new TestModule(
                plain.name(),
                plain.selections(),
                plain.classes(),
                plain.ceiling(),
                plain.ceilingSetting(),
                plain.heap(),
                plain.argLine(),
                plain.jvm(),
                plain.recycleAt(),
                plain.isolation(),
                plain.onBreach(),
                policy,
                Optional.empty());
        Goal goal = new Goal("g:core", "default-test", Runs.settings(Map.of()), false, Path.of("target"), 1);
        ModuleResult result = Results.completed("kg");
        return new LeaksEnd(suite, goal).judge(module, result.with(result.leaks(), facts));
    }

    private static LeakCheck.Left thread(String name) {
        return new LeakCheck.Left(LeftoverKind.THREAD, name, name, "it.ATest", false, Optional.empty());
    }

    private static AllowedLeak allowed(String name) {
        return new AllowedLeak(new LeakPattern(LeftoverKind.THREAD, name, ""), "because");
    }
}
