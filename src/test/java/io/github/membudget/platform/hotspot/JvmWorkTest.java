package io.github.membudget.platform.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.CodeCache;
import io.github.membudget.model.CpuSource;
import io.github.membudget.model.CpuUse.CpuPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JvmWorkTest {
    private static final Map<String, Long> COUNTERS =
            Map.of("java.ci.totalTime", 3_000_000L, "sun.os.hrt.frequency", 1_000_000L);

    /** Of JVMs that did nothing but collect. */
    @ParameterizedTest
    @CsvSource({"java25-g1, 46, 1003, COUNTER", "java25-serial, 567, 357, VM_THREAD"})
    void readsWhatJava25Left(String name, long compilers, long collectors, CpuSource source, @TempDir Path directory)
            throws IOException {
        Path file = directory.resolve("4711");
        try (InputStream in = JvmWorkTest.class.getResourceAsStream(name + ".hsperfdata.gz")) {
            Files.write(file, new GZIPInputStream(Objects.requireNonNull(in)).readAllBytes());
        }
        try (PoolCounters counters = PoolCounters.open(file).orElseThrow()) {
            JvmWork work = counters.work().get();
            assertThat(work.compilers()).contains(new CpuPart(compilers, CpuSource.ELAPSED));
            assertThat(work.collectors()).contains(new CpuPart(collectors, source));
            assertThat(work.quickCompilation()).isFalse();
            assertThat(work.codeCache().orElseThrow().reserved()).isEqualTo(Bytes.ofMebibytes(240));
            assertThat(work.codeCache().orElseThrow().compiled()).isBetween(new Bytes(10_000), Bytes.ofMebibytes(8));
        }
    }

    @Test
    void theCompilersTimeIsInTicksOfTheJvmsClock() {
        assertThat(JvmWork.of(COUNTERS, "Copy", "", Optional.empty()).compilers())
                .contains(new CpuPart(3000, CpuSource.ELAPSED));
        assertThat(JvmWork.of(
                                Map.of("sun.ci.totalTime", 5000L, "sun.os.hrt.frequency", 1000L),
                                "Copy",
                                "",
                                Optional.empty())
                        .compilers())
                .contains(new CpuPart(5000, CpuSource.ELAPSED));
        assertThat(JvmWork.of(Map.of("java.ci.totalTime", 1L), "Copy", "", Optional.empty())
                        .compilers())
                .as("without the clock's frequency it says nothing")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Copy", "PSScavenge", "G1 young collection pauses"})
    void anOlderJvmTellsOfItsCollectorsPausesAlone(String collector) {
        assertThat(JvmWork.of(COUNTERS, collector, "", Optional.of(70L)).collectors())
                .contains(new CpuPart(70, CpuSource.PAUSES));
        assertThat(JvmWork.of(COUNTERS, collector, "", Optional.empty()).collectors())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shenandoah partial", "ZGC minor collection pauses", "Z concurrent cycle pauses"})
    void aCollectorThatWorksBesideTheProgramHasNoPausesToGoBy(String collector) {
        assertThat(JvmWork.of(COUNTERS, collector, "", Optional.of(70L)).collectors())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-Xmx1g, 240",
        "-XX:TieredStopAtLevel=1, 48",
        "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m, 240",
        "-XX:ReservedCodeCacheSize=64m -XX:ReservedCodeCacheSize=1g, 1024",
        "-XX:-TieredCompilation, 48"
    })
    void knowsHowMuchCompiledCodeThereIsRoomFor(String arguments, long mebibytes) {
        assertThat(JvmWork.of(Map.of("sun.ci.nmethodSize", 7L), "Copy", arguments, Optional.empty())
                        .codeCache())
                .contains(new CodeCache(new Bytes(7), Bytes.ofMebibytes(mebibytes)));
        assertThat(JvmWork.of(Map.of(), "Copy", arguments, Optional.empty()).codeCache())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-Xmx1g -XX:TieredStopAtLevel=1, true",
        "-XX:TieredStopAtLevel=1 -Da=b, true",
        "-Xint, true",
        "-XX:-TieredCompilation, true",
        "-XX:TieredStopAtLevel=4, true",
        "-Dnote=-Xint, false",
        "'', false"
    })
    void knowsAJvmThatIsNotToOptimise(String arguments, boolean quick) {
        assertThat(JvmWork.of(COUNTERS, "Copy", arguments, Optional.empty()).quickCompilation())
                .isEqualTo(quick);
    }

    @Test
    void whatIsNoFileOfCountersTellsNothing(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("4711"), "x".repeat(5000));
        try (PoolCounters counters = PoolCounters.open(file).orElseThrow()) {
            assertThat(counters.work().get()).isEqualTo(JvmWork.UNKNOWN);
        }
    }
}
