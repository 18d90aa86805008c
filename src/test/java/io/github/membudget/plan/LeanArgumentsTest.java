package io.github.membudget.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmPart;
import io.github.membudget.model.JvmParts.LeftOut;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeanArgumentsTest {
    private static final JvmChoice LEAN = new JvmChoice(JvmPart.lean());
    private static final ForkVm HOTSPOT = new ForkVm(OptionalInt.of(17), true, true);

    @Test
    void leanIsTheSerialCollectorTheFirstCompilerAndFewArenas() {
        LeanArguments lean = of(LEAN, HOTSPOT, "-Xmx1g -Dfile.encoding=UTF-8", Set.of("PATH=/bin"));
        assertThat(lean.arguments())
                .containsExactly("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m");
        assertThat(lean.variables()).isEqualTo(Map.of("MALLOC_ARENA_MAX", "2"));
        assertThat(lean.parts().inForce()).containsExactly(JvmPart.SERIAL, JvmPart.C1, JvmPart.ARENAS);
        assertThat(lean.parts().leftOut()).isEmpty();
    }

    @Test
    void theDefaultAddsNothing() {
        LeanArguments lean = of(JvmChoice.DEFAULT, HOTSPOT, "", Set.of());
        assertThat(lean.arguments()).isEmpty();
        assertThat(lean.variables()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseParallelGC",
                "-XX:-UseSerialGC",
                "-XX:G1HeapRegionSize=4m",
                "-XX:+UseStringDeduplication",
                "-XX:+UseZGC",
                "-Xincgc"
            })
    void aCollectorOfTheUsersStands(String option) {
        LeanArguments lean = of(LEAN, HOTSPOT, "-ea " + option + " -Da=b", Set.of());
        assertThat(lean.arguments()).doesNotContain("-XX:+UseSerialGC").contains("-XX:TieredStopAtLevel=1");
        assertThat(lean.parts().leftOut())
                .containsExactly(new LeftOut(JvmPart.SERIAL, "their arguments have " + option));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:-TieredCompilation", "-XX:TieredStopAtLevel=3", "-Xint", "-XX:+UseJVMCICompiler"})
    void aCompilerOfTheUsersStands(String option) {
        assertThat(of(LEAN, HOTSPOT, option, Set.of()).arguments()).containsExactly("-XX:+UseSerialGC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dnote=-XX:+UseG1GC", "-Dgc.name=-Xint", "-XX:+UseGCOverheadLimit"})
    void whatOnlyLooksLikeAChoiceIsNone(String option) {
        assertThat(of(LEAN, HOTSPOT, option, Set.of()).parts().leftOut()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:ReservedCodeCacheSize=64m", "-XX:InitialCodeCacheSize=300m"})
    void aCodeCacheOfTheUsersStandsBesideTheFirstCompiler(String option) {
        assertThat(of(LEAN, HOTSPOT, option, Set.of()).arguments())
                .containsExactly("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MALLOC_ARENA_MAX=1", "GLIBC_TUNABLES=glibc.malloc.arena_max=1"})
    void arenasOfTheUsersStand(String variable) {
        LeanArguments lean = of(LEAN, HOTSPOT, "", Set.of(variable));
        assertThat(lean.variables()).isEmpty();
        assertThat(lean.parts().leftOut())
                .containsExactly(new LeftOut(
                        JvmPart.ARENAS, "their environment sets " + variable.substring(0, variable.indexOf('='))));
    }

    @Test
    void anotherVmKeepsItsOwnWays() {
        LeanArguments lean = of(LEAN, new ForkVm(OptionalInt.of(17), false, true), "", Set.of());
        assertThat(lean.arguments()).isEmpty();
        assertThat(lean.parts().inForce()).containsExactly(JvmPart.ARENAS);
    }

    @Test
    void anArchiveThatIsNotThereIsLeftOutWithItsReason() {
        LeanArguments lean = LeanArguments.of(
                new JvmChoice(Set.of(JvmPart.ARCHIVE)),
                HOTSPOT,
                "",
                Set.of(),
                LeanArguments.ArchiveArguments.none("no reason at all"));
        assertThat(lean.parts().leftOut()).containsExactly(new LeftOut(JvmPart.ARCHIVE, "no reason at all"));
    }

    private static LeanArguments of(JvmChoice choice, ForkVm vm, String given, Set<String> environment) {
        return LeanArguments.of(
                choice,
                vm,
                given,
                environment,
                new LeanArguments.ArchiveArguments(List.of(), java.util.Optional.empty()));
    }
}
