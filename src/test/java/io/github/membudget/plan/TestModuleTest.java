package io.github.membudget.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Isolation;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.OnBreach;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestModuleTest {
    private static final LeakPolicy POLICY = new LeakPolicy(Set.of(LeftoverKind.THREAD), List.of());

    @Test
    void aPartAndAShardOfAModuleKeepWhatFailsTheBuild() {
        List<Selection> everything = List.of(new Selection.Everything());
        TestModule module = new TestModule(
                "core",
                everything,
                Optional.of(4),
                Optional.empty(),
                "moduleCeiling",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Isolation.MODULE,
                OnBreach.FAIL,
                POLICY,
                Optional.empty());
        assertThat(module.part("core-1", everything, 2).leaks()).isEqualTo(POLICY);
        assertThat(module.leavingOut(List.of("it.OtherTest"), 3).leaks()).isEqualTo(POLICY);
        assertThat(module.alone("it.OneTest").leaks()).isEqualTo(POLICY);
    }
}
