package io.github.membudget.observe.probelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LiveSet;
import io.github.membudget.probe.MemoryListener;
import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.probe.format.ProbeProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Reads what the real probe wrote in a JVM of its own, which ran the classes below. */
class ForkLogReaderTest {
    private static final int TAKEN = 32 << 20;

    @TempDir
    private Path directory;

    /** Leaves a property and a thread, and keeps an array. */
    @TestMethodOrder(MethodName.class)
    static final class Leaves {
        @SuppressWarnings("UnusedVariable") // Kept for its size.
        private static byte[] kept = {};

        @Test
        void a1Keeps() {
            kept = new byte[TAKEN];
        }

        @Test
        @Tag("slow")
        void a2Leaves() {
            System.setProperty("left.by.a.test", "secret\tvalue");
            Thread thread = new Thread(Leaves::sleep, "left\tworker");
            thread.setDaemon(true);
            thread.start();
        }

        @Test
        void a3SeesNothingOfTheProbesSettings() {
            assertThat(System.getProperties().stringPropertyNames()).noneMatch(name -> name.contains("probe"));
        }

        private static void sleep() {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static final class Follows {
        @Nested
        final class Inside {
            @Test
            void isInside() {}
        }
    }

    /** The fork: runs both classes as Surefire does, and ends with the number of failures. */
    static final class Fork {
        public static void main(String[] args) {
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            LauncherConfig config = LauncherConfig.builder()
                    .enableTestExecutionListenerAutoRegistration(false)
                    .addTestExecutionListeners(new MemoryListener(), summary)
                    .build();
            LauncherFactory.create(config)
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(Leaves.class), selectClass(Follows.class))
                            .build());
            System.exit((int) summary.getSummary().getTotalFailureCount());
        }
    }

    @Test
    void testsAndClassesAreReadAsTheProbeWroteThem() throws Exception {
        ForkLog log = fork(Map.of());

        assertThat(log.failure()).isEmpty();
        assertThat(log.code().orElseThrow().full()).isFalse();
        assertThat(log.tests())
                .extracting(ForkLog.Entry::method)
                .containsExactly("a1Keeps", "a2Leaves", "a3SeesNothingOfTheProbesSettings", "isInside");
        assertThat(log.classes())
                .extracting(ForkLog.Entry::className)
                .containsExactly(Leaves.class.getName(), Follows.Inside.class.getName(), Follows.class.getName());
        assertThat(log.tests().get(1).tags()).containsExactly("slow");
        assertThat(log.tests().get(1).reported()).isEqualTo("a2Leaves()");

        InFork keeps = log.tests().get(0).figures();
        assertThat(keeps.shared()).isFalse();
        assertThat(keeps.bytes(ForkFigure.ALLOCATED).orElseThrow().value()).isBetween(1L * TAKEN, 2L * TAKEN);
        InFork leaves = log.classes().get(0).figures();
        assertThat(leaves.startNanos()).isLessThan(keeps.startNanos());
        assertThat(leaves.endNanos()).isGreaterThan(keeps.endNanos());
        assertThat(leaves.count(ForkFigure.THREADS).orElseThrow()).isPositive();
    }

    @Test
    void whatAClassLeftIsReadWithoutSecrets() throws Exception {
        Map<String, List<Left>> left = fork(Map.of()).left();

        assertThat(left).containsOnlyKeys(Leaves.class.getName());
        assertThat(left.get(Leaves.class.getName()))
                .contains(new Left(LeftoverKind.SYSTEM_PROPERTY, "left.by.a.test added", false))
                .anyMatch(
                        one -> one.kind() == LeftoverKind.THREAD && one.detail().startsWith("left\tworker (daemon"));
    }

    @Test
    void ignoredKindsAreNotLookedFor() throws Exception {
        Map<String, List<Left>> left = fork(Map.of(ProbeProperty.IGNORED_LEFTOVERS, "thread,system-property"))
                .left();
        assertThat(left.values().stream().flatMap(List::stream))
                .extracting(Left::kind)
                .doesNotContain(LeftoverKind.THREAD, LeftoverKind.SYSTEM_PROPERTY);
    }

    @Test
    void theLastTestOrClassIsReadFromTheEndOfTheLog() throws Exception {
        ForkLog log = fork(Map.of());
        InFork last = ForkLogReader.last(directory, log.pid()).orElseThrow();
        assertThat(last.endNanos()).isEqualTo(log.classes().get(2).figures().endNanos());
    }

    @Test
    void laterRoundsAreInTheSnapshotsAndNotInTheLog() throws Exception {
        Path live = Files.createDirectory(directory.resolve("live"));
        ForkLog log = fork(Map.of(ProbeProperty.INVESTIGATION, live.toString(), ProbeProperty.REPEAT, "3"));

        assertThat(log.failure()).isEmpty();
        assertThat(log.tests()).hasSize(4);
        LiveSet set = LiveSetReader.readAll(live).get(0);
        assertThat(set.rounds().all()).extracting(LiveSet.Round::number).containsExactly(1, 2, 3);
        assertThat(set.rounds().troubles()).isEmpty();
        assertThat(LiveSetReader.roundDump(live, set.pid(), 2)).isPresent();
        assertThat(LiveSetReader.roundDump(live, set.pid(), 3)).isPresent();
        assertThat(LiveSetReader.dumps(live)).hasSize(1);
    }

    @Test
    void anInvestigationHasASnapshotForEachClassAndAHeapDump() throws Exception {
        Path live = Files.createDirectory(directory.resolve("live"));
        fork(Map.of(ProbeProperty.INVESTIGATION, live.toString()));

        LiveSet set = LiveSetReader.readAll(live).get(0);
        assertThat(set.snapshots())
                .extracting(LiveSet.HeapSnapshot::className)
                .containsExactly("", Leaves.class.getName(), Follows.class.getName());
        assertThat(set.snapshots().get(1).live().value()
                        - set.snapshots().get(0).live().value())
                .isBetween(1L * TAKEN, 2L * TAKEN);
        assertThat(set.snapshots().get(1).changed()).containsKey("[B");
        assertThat(LiveSetReader.dumps(live)).containsOnlyKeys(set.pid());
    }

    private ForkLog fork(Map<ProbeProperty, String> settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "-D" + ProbeProperty.LOG.key() + "=" + directory));
        settings.forEach((property, value) -> command.add("-D" + property.key() + "=" + value));
        command.add(Fork.class.getName());
        Path output = directory.resolve("output.txt");
        Process fork = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(fork.waitFor()).as(() -> text(output)).isZero();
        ForkLogReader reader = new ForkLogReader(directory.resolve(fork.pid() + ".log"));
        reader.readMore();
        return reader.finish().orElseThrow();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
