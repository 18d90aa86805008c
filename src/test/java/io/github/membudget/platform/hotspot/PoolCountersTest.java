package io.github.membudget.platform.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.PoolUse;
import io.github.membudget.platform.ThisSystem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On real JVMs. */
@EnabledOnOs(OS.LINUX)
class PoolCountersTest {
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC", "-XX:+UseParallelGC"})
    void aFullHeapIsKnownWhenItsJvmHasEnded(String collector) throws Exception {
        Process jvm = start(collector);
        try {
            assertThat(jvm.getInputStream().read()).as("it is up").isEqualTo('.');
            try (PoolCounters counters =
                    ThisSystem.whole().poolCounters(jvm.pid()).orElseThrow()) {
                jvm.getOutputStream().close();
                assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
                PoolUse heap = counters.heap().orElseThrow();
                assertThat(heap.full()).as(heap.toString()).isTrue();
                assertThat(heap.max())
                        .isLessThanOrEqualTo(Bytes.ofMebibytes(64))
                        .isGreaterThan(Bytes.ofMebibytes(56));
            }
        } finally {
            jvm.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC", "-XX:+UseParallelGC"})
    void collectionsAreCountedAsTheJvmLogsThem(String collector, @TempDir Path directory) throws Exception {
        Path log = directory.resolve("gc.log");
        Process jvm = start(collector, "-Xlog:gc:file=" + log);
        try {
            assertThat(jvm.getInputStream().read()).as("it is up").isEqualTo('.');
            try (PoolCounters counters =
                    ThisSystem.whole().poolCounters(jvm.pid()).orElseThrow()) {
                PoolCounters.Collections early = counters.collections().orElseThrow();
                jvm.getOutputStream().close();
                assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
                PoolCounters.Collections all = counters.collections().orElseThrow();
                List<String> pauses = Files.readAllLines(log).stream()
                        .filter(line -> line.contains(" Pause "))
                        .toList();
                long full = pauses.stream()
                        .filter(line -> line.contains(" Pause Full "))
                        .count();
                long young = pauses.stream()
                        .filter(line -> line.contains(" Pause Young "))
                        .count();
                assertThat(full).isPositive();
                assertThat(all.full()).isEqualTo(full);
                assertThat(all.young()).isEqualTo(young);
                assertThat(early.young() + early.full()).isLessThan(young + full);
                double millis = pauses.stream()
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll(".* ([0-9.]+)ms$", "$1")))
                        .sum();
                assertThat((double) all.pauseMillis()).isBetween(millis * 0.8 - 2, millis * 1.2 + 2);
            }
        } finally {
            jvm.destroyForcibly();
        }
    }

    @Test
    void aLimitedMetaspaceIsKnownAndAnUnlimitedOneIsNot() throws Exception {
        for (String argument : List.of("-XX:MaxMetaspaceSize=64m", "-Dno.limit=1")) {
            Process jvm = start(argument);
            try {
                assertThat(jvm.getInputStream().read()).isEqualTo('.');
                try (PoolCounters counters =
                        ThisSystem.whole().poolCounters(jvm.pid()).orElseThrow()) {
                    jvm.getOutputStream().close();
                    assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
                    assertThat(counters.metaspace().map(PoolUse::max))
                            .isEqualTo(
                                    argument.startsWith("-XX") ? Optional.of(Bytes.ofMebibytes(64)) : Optional.empty());
                }
            } finally {
                jvm.destroyForcibly();
            }
        }
    }

    @Test
    void aFreshHeapIsNotFull() {
        PoolUse heap = new PoolUse(PoolUse.Pool.HEAP, Bytes.ofMebibytes(57), Bytes.ofMebibytes(64));
        assertThat(heap.full()).isFalse();
        assertThat(new PoolUse(PoolUse.Pool.HEAP, Bytes.ofMebibytes(58), Bytes.ofMebibytes(64)).full())
                .isTrue();
    }

    @Test
    void aFileOfOtherContentTellsNothing(@TempDir Path directory) throws Exception {
        for (String content :
                List.of("", "short", "x".repeat(5000), "\u00ca\u00fe\u00c0\u00c0" + "\u00ff".repeat(500))) {
            Path file = Files.write(directory.resolve("counters"), content.getBytes(StandardCharsets.ISO_8859_1));
            try (PoolCounters counters = PoolCounters.open(file).orElseThrow()) {
                assertThat(counters.heap()).isEmpty();
                assertThat(counters.metaspace()).isEmpty();
            }
        }
        assertThat(PoolCounters.open(directory.resolve("none"))).isEmpty();
        assertThat(PoolCounters.open(
                        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("counters"))))
                .as("a link is not followed")
                .isEmpty();
    }

    private static Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path"), Filler.class.getName()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What the JVMs run. */
    static final class Filler {
        private static final List<byte[]> KEPT = new ArrayList<>();

        private Filler() {}

        public static void main(String[] arguments) throws Exception {
            System.out.print('.');
            System.out.flush();
            while (System.in.read() >= 0) {}
            while (true) {
                KEPT.add(new byte[1 << 12]);
            }
        }
    }
}
