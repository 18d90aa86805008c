package io.github.membudget.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapUse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapSizingTest {
    @Test
    void leavesRoomForTheJvmBesideTheHeap() throws InvalidSetting {
        Bytes ceiling = Bytes.ofMebibytes(1024);
        Bytes heap = HeapSizing.derive("a", "moduleCeiling", ceiling, 1);
        assertThat(ceiling.minus(heap)).isGreaterThan(Bytes.ofMebibytes(90));
        assertThat(heap).isGreaterThan(Bytes.ofMebibytes(700));
        assertThat(heap.value() % (1 << 20)).isZero();
    }

    @Test
    void dividesTheCeilingAmongForks() throws InvalidSetting {
        assertThat(HeapSizing.derive("a", "moduleCeiling", Bytes.ofMebibytes(1024), 4))
                .isEqualTo(HeapSizing.derive("a", "moduleCeiling", Bytes.ofMebibytes(256), 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void theLeastThatItNamesWouldDo(int forks) throws InvalidSetting {
        assertThat(HeapSizing.derive("a", "moduleCeiling", HeapSizing.least(forks), forks))
                .isGreaterThan(Bytes.ZERO);
        Bytes tooSmall = HeapSizing.least(forks).minus(Bytes.ofMebibytes(forks + 1L));
        assertThatThrownBy(() -> HeapSizing.derive("a", "moduleCeiling", tooSmall, forks))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(HeapSizing.least(forks).value() / (1 << 20) + "m at least");
    }

    @Test
    void saysTheLeastThatWouldDo() {
        long least = HeapSizing.least(1).value() >> 20;
        assertThatThrownBy(() -> HeapSizing.derive("kg", "moduleCeiling", Bytes.ofMebibytes(80), 1))
                .hasMessage(
                        "membudget: <moduleCeiling> is '80 MiB': too small for module 'kg': a test JVM needs " + least
                                + "m at least; raise the ceiling, or set the heap yourself (the module's <heap>, or -Xmx in <argLine>)");
    }

    @ParameterizedTest
    @CsvSource({
        "-Xmx512m, 536870912",
        "-Xms64m -Xmx2G, 2147483648",
        "-XX:MaxHeapSize=1g, 1073741824",
        "-Xmx1g -Xmx512m, 536870912",
        "'-Da=b \"-Xmx512m\"', 536870912",
        "-Xmx1048576, 1048576"
    })
    void findsTheUsersOwnHeap(String argLine, long bytes) {
        assertThat(HeapSizing.userHeap(argLine).flatMap(HeapSizing.UserHeap::size))
                .contains(new Bytes(bytes));
    }

    @Test
    void findsAHeapThatIsAPartOfTheMemory() {
        assertThat(HeapSizing.userHeap("-XX:MaxRAMPercentage=50")).isPresent();
        assertThat(HeapSizing.userHeap("-XX:MaxRAMPercentage=50").orElseThrow().size())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-Xms512m", "-Dnote=-Xmx5g", "-XX:+UseG1GC"})
    void findsNoHeapWhereThereIsNone(String argLine) {
        assertThat(HeapSizing.userHeap(argLine)).isEmpty();
    }

    @Test
    void warnsOfAHeapThatCannotFit() {
        HeapSizing.UserHeap heap = HeapSizing.userHeap("-Xmx900m").orElseThrow();
        assertThat(HeapSizing.warning("kg", heap, Bytes.ofMebibytes(768), 1).orElseThrow())
                .startsWith(
                        "membudget: module 'kg' has -Xmx900m in its argLine, which can't fit its ceiling of 768 MiB once"
                                + " the heap is full: the JVM needs about ")
                .contains("Lower it to -Xmx")
                .endsWith("leave it out (it is then derived), or raise the ceiling.");
        assertThat(HeapSizing.warning("kg", heap, Bytes.ofMebibytes(1200), 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:MaxDirectMemorySize=16m",
                "-Xmx1g -XX:MaxDirectMemorySize=16m",
                "-ea <environmentVariables><JAVA_TOOL_OPTIONS>-XX:MaxDirectMemorySize=1g</JAVA_TOOL_OPTIONS></environmentVariables>",
                "@arguments.txt",
                "-ea \"@my arguments\"",
                "-XX:Flags=some.file"
            })
    void aLimitOfDirectBuffersMayBeTheUsers(String arguments) {
        assertThat(HeapSizing.limitsDirect(arguments)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-Xmx1g", "@{argLine} -ea", "-Dmail=a@b.org", "-XX:MaxMetaspaceSize=64m"})
    void whereNobodyLimitsDirectBuffersThePluginMay(String arguments) {
        assertThat(HeapSizing.limitsDirect(arguments)).isFalse();
    }

    /** A run with a little more beside its heap than the estimate takes, that stayed within: it keeps what it had. */
    @Test
    void aModuleThatHeldIsGivenNoLess() throws InvalidSetting {
        Bytes ceiling = Bytes.ofMebibytes(200);
        HeapUse held = use(150, 20, 96, 190);
        assertThat(HeapSizing.derive("a", "moduleCeiling", ceiling, 1, held)).isEqualTo(Bytes.ofMebibytes(96));
    }

    /** Full of garbage, which it need not be: 24 MiB lived, and 46 fit. */
    @Test
    void aModuleThatGarbageTookOverItsCeilingGetsLessRoomForIt() throws InvalidSetting {
        Bytes ceiling = Bytes.ofMebibytes(200);
        HeapUse breached = use(133, 24, 96, 229);
        assertThat(HeapSizing.derive("a", "moduleCeiling", ceiling, 1, breached))
                .isEqualTo(Bytes.ofMebibytes(46));
        assertThat(HeapSizing.derive("a", "moduleCeiling", ceiling, 1, use(133, 24, 46, 182)))
                .as("and keeps it")
                .isEqualTo(Bytes.ofMebibytes(46));
        assertThat(HeapSizing.derive("a", "moduleCeiling", ceiling, 1, use(60, 24, 46, 110)))
                .as("until it has less beside it")
                .isEqualTo(Bytes.ofMebibytes(120));
    }

    /** What is over its ceiling is to be told as that, and not to run out of a heap. */
    @Test
    void aModuleThatDoesNotFitGetsNoLess() throws InvalidSetting {
        Bytes ceiling = Bytes.ofMebibytes(200);
        for (HeapUse breached : List.of(
                // What lives has no room in what would fit.
                use(133, 40, 96, 229),
                // Less heap would change nothing: it was not full.
                use(180, 4, 96, 205),
                // What lives is not known.
                new HeapUse(
                        "",
                        Bytes.ofMebibytes(133),
                        Optional.empty(),
                        Optional.of(Bytes.ofMebibytes(96)),
                        Bytes.ofMebibytes(229)))) {
            assertThat(HeapSizing.derive("a", "moduleCeiling", ceiling, 1, breached))
                    .isEqualTo(Bytes.ofMebibytes(96));
        }
    }

    @Test
    void whatAModuleHasLessBesideItsHeapIsTheHeaps() throws InvalidSetting {
        Bytes ceiling = Bytes.ofMebibytes(200);
        assertThat(HeapSizing.derive("a", "moduleCeiling", ceiling, 1, use(50, 40, 96, 140)))
                .as("of 200 MiB less 50, less 12 for doubt, less the collector's sixteenth")
                .isEqualTo(Bytes.ofMebibytes(128));
    }

    private static HeapUse use(int beside, int live, int heap, int peak) {
        return new HeapUse(
                "",
                Bytes.ofMebibytes(beside),
                Optional.of(Bytes.ofMebibytes(live)),
                Optional.of(Bytes.ofMebibytes(heap)),
                Bytes.ofMebibytes(peak));
    }
}
