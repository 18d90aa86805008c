package io.github.membudget.observe.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.CpuSource;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestEvent;
import io.github.membudget.platform.ThisSystem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real JVMs, watched as forks are. */
@EnabledOnOs(OS.LINUX)
class SamplerTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @Test
    void findsAForkByItsMarkerAndItsPeakByTheKernelsMark() throws Exception {
        try (Sampler sampler = started()) {
            Recording recording = sampler.record("marker-of-one", "marker-of-one");
            Recording other = sampler.record("marker-of-two", "marker-of-two");
            Process fork = fork(recording, "marker-of-one", 64, 700);
            fork.waitFor(30, TimeUnit.SECONDS);
            Thread.sleep(300);
            ModuleFacts facts = recording.finish();
            assertThat(facts.forks()).singleElement().satisfies(found -> {
                assertThat(found.pid()).isEqualTo(fork.pid());
                assertThat(found.timeline()).isNotEmpty();
            });
            Peak peak = facts.peak().orElseThrow();
            assertThat(peak.rss()).isGreaterThan(Bytes.ofMebibytes(64)).isLessThan(Bytes.ofMebibytes(400));
            assertThat(peak.source()).isEqualTo(PeakSource.KERNEL);
            assertThat(other.finish().forks()).isEmpty();
            assertThat(sampler.suitePeak().orElseThrow().rss()).isEqualTo(peak.rss());
        }
    }

    @Test
    void sumsForksThatAreAliveAtOneTime() throws Exception {
        try (Sampler sampler = started()) {
            Recording recording = sampler.record("marker-of-both", "marker-of-both");
            Process one = fork(recording, "marker-of-both", 48, 1500);
            Process two = fork(recording, "marker-of-both", 48, 1500);
            one.waitFor(30, TimeUnit.SECONDS);
            two.waitFor(30, TimeUnit.SECONDS);
            ModuleFacts facts = recording.finish();
            assertThat(facts.forks()).hasSize(2);
            List<Long> peaks = facts.forks().stream()
                    .map(ForkFacts::peak)
                    .map(peak -> peak.orElseThrow().rss().value())
                    .toList();
            assertThat(facts.peak().orElseThrow().rss().value())
                    .isGreaterThan(Math.max(peaks.get(0), peaks.get(1)) * 3 / 2)
                    .isLessThanOrEqualTo(peaks.get(0) + peaks.get(1) + (4 << 20));
        }
    }

    /** On a busy machine what costs little lasts long: the suite over its ceiling is followed all the same. */
    @Test
    void aSuiteOverItsCeilingIsFollowedThoughReadingSharesTakesLong() throws Exception {
        try (Sampler sampler =
                new Sampler(SamplerTest::slow, Duration.ofMillis(50), false, Optional.of(Bytes.ofMebibytes(24)))) {
            LongAccumulator judged = new LongAccumulator(Math::max, 0);
            sampler.addListener(tick -> tick.suite().pss().map(Bytes::value).ifPresent(judged::accumulate));
            sampler.start();
            Recording recording = sampler.record("marker-of-the-slow", "marker-of-the-slow");
            Process first = fork(recording, "marker-of-the-slow", 32, 2500);
            Thread.sleep(1000);
            Process second = fork(recording, "marker-of-the-slow", 96, 1000);
            second.waitFor(30, TimeUnit.SECONDS);
            first.waitFor(30, TimeUnit.SECONDS);
            recording.finish();
            assertThat(judged.get()).isGreaterThan(Bytes.ofMebibytes(128).value());
        }
    }

    /** It ends long before the next time that its threads would be read. */
    @Test
    void aForksTimeIsReadWhenItSaysGoodBye() throws Exception {
        try (Sampler sampler = started()) {
            Recording recording = sampler.record("marker-of-the-busy", "marker-of-the-busy");
            recording.accept(new TestEvent.ForkStarting(1, System.nanoTime()));
            Process fork = jvm(Busy.class, "marker-of-the-busy").start();
            assertThat(fork.getInputStream().read()).as("it has done its work").isEqualTo('.');
            recording.accept(new TestEvent.ForkBye(1, System.nanoTime()));
            fork.getOutputStream().close();
            fork.waitFor(30, TimeUnit.SECONDS);
            CpuUse cpu = recording.finish().cpu().orElseThrow();
            assertThat(cpu.whole().millis()).isBetween(Busy.NANOS / 1_000_000 - 20, 60_000L);
            assertThat(cpu.compilers().orElseThrow().source()).isEqualTo(CpuSource.KERNEL);
            assertThat(cpu.collectors()).isPresent();
        }
    }

    /** What the forks run that are to have processor time. */
    static final class Busy {
        private static final long NANOS = 800_000_000L;

        private Busy() {}

        public static void main(String[] arguments) throws IOException {
            var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            int rounds = 0;
            while (system.getProcessCpuTime() < NANOS) {
                rounds++;
            }
            System.out.print(rounds > 0 ? '.' : '-');
            System.out.flush();
            System.in.read();
        }
    }

    private static ProcessBuilder jvm(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(JAVA.toString(), "-Xmx256m", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static MemorySource slow() {
        MemorySource quick = ThisSystem.whole().memory(false);
        return (MemorySource) Proxy.newProxyInstance(
                SamplerTest.class.getClassLoader(), new Class<?>[] {MemorySource.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(quick, arguments);
                    if (method.getName().equals("proportionalShare")) {
                        Thread.sleep(250);
                    }
                    return answer;
                });
    }

    @Test
    void endsAForkWithAllThatItStarted() throws Exception {
        try (Sampler sampler = started()) {
            Recording recording = sampler.record("marker-of-a-tree", "marker-of-a-tree");
            Process fork = fork(recording, "marker-of-a-tree", 16, 60_000);
            Thread.sleep(1500);
            assertThat(fork.isAlive()).isTrue();
            recording.kill();
            assertThat(fork.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(fork.exitValue()).isEqualTo(137);
        }
    }

    @Test
    void endsWhatAForkHadJustBegunToStartWhenItWasEnded() throws Exception {
        try (Sampler sampler = started()) {
            Recording recording = sampler.record("marker-of-the-dead", "marker-of-the-dead");
            Process fork = fork(recording, "marker-of-the-dead", 16, 60_000);
            Thread.sleep(1000);
            recording.kill();
            assertThat(fork.waitFor(5, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(300);
            ProcessBuilder late = new ProcessBuilder("/bin/sh", "-c", "sleep 60 >/dev/null 2>&1 & echo $!");
            late.environment().put("MEMBUDGET_FORK", "marker-of-the-dead");
            Process shell = late.start();
            long pid = Long.parseLong(shell.inputReader().readLine());
            shell.waitFor();
            recording.killLatecomers();
            Optional<ProcessHandle> sleeper = ProcessHandle.of(pid);
            if (sleeper.isPresent()) {
                // Its new parent may take a moment to notice.
                assertThat(sleeper.get().onExit()).succeedsWithin(Duration.ofSeconds(5));
            }
        }
    }

    private static Sampler started() {
        Sampler sampler =
                new Sampler(() -> ThisSystem.whole().memory(false), Duration.ofMillis(50), false, Optional.empty());
        sampler.start();
        return sampler;
    }

    private static Process fork(Recording recording, String marker, int mebibytes, int millis) throws IOException {
        recording.accept(new TestEvent.ForkStarting(1, System.nanoTime()));
        return new ProcessBuilder(
                        JAVA.toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        marker,
                        Integer.toString(mebibytes),
                        Integer.toString(millis))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What the forks run. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            byte[][] held = new byte[Integer.parseInt(arguments[1])][];
            for (int i = 0; i < held.length; i++) {
                held[i] = new byte[1 << 20];
                java.util.Arrays.fill(held[i], (byte) 1);
            }
            Thread.sleep(Long.parseLong(arguments[2]));
        }
    }
}
