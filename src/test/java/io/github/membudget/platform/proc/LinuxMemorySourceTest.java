package io.github.membudget.platform.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.membudget.model.Bytes;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.observe.sampling.ProcessMemory;
import io.github.membudget.observe.sampling.ProcessStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On the live system: real processes of this JVM. */
@EnabledOnOs(OS.LINUX)
class LinuxMemorySourceTest {
    private final LinuxMemorySource source = new LinuxMemorySource(Path.of("/proc"), true);

    @Test
    void noticesANewChildAndItsChild() throws Exception {
        source.started();
        Process shell = new ProcessBuilder("/bin/sh", "-c", "sleep 30; true").start();
        try {
            List<ProcessStart> found = lookForChildOf(shell.pid());
            assertThat(found)
                    .filteredOn(start -> start.key().pid() == shell.pid())
                    .hasSize(1);
            assertThat(found).filteredOn(start -> start.parent() == shell.pid()).hasSize(1);
            assertThat(source.started()).as("each is told once").doesNotContainAnyElementsOf(found);
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly().waitFor();
        }
    }

    @Test
    void readsTheSameRssAsTheKernelTells() {
        ProcessMemory memory = source.memory(self()).orElseThrow();
        Bytes mark = memory.highWaterMark().orElseThrow();
        assertThat(mark.value()).isGreaterThanOrEqualTo(memory.rss().value() - (8 << 20));
        long status = ProcFiles.kibibytes(
                        new ProcFiles(Path.of("/proc")).text("self/status").orElseThrow(), "VmRSS:")
                .orElseThrow();
        assertThat(memory.rss().value()).isCloseTo(status, within(32L << 20));
        assertThat(memory.privateMemory()).isPresent();
        Bytes share = source.proportionalShare(self()).orElseThrow();
        assertThat(share.value()).isBetween(1L << 20, memory.rss().value() + (32L << 20));
    }

    @Test
    void tellsTheKernelWhomToEndFirst() throws Exception {
        source.started();
        Process shell = new ProcessBuilder("/bin/sh", "-c", "sleep 30; true").start();
        try {
            ProcessKey found = lookForChildOf(shell.pid()).stream()
                    .map(ProcessStart::key)
                    .filter(key -> key.pid() == shell.pid())
                    .findFirst()
                    .orElseThrow();
            Path file = Path.of("/proc/" + found.pid() + "/oom_score_adj");
            String before = Files.readString(file);
            source.endFirst(new ProcessKey(found.pid(), found.startedAt() - 1));
            assertThat(file).as("another process that had its pid").hasContent(before);
            source.endFirst(found);
            assertThat(file).hasContent("1000");
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly().waitFor();
        }
    }

    @Test
    void aPidGivenOutAgainIsNotTheSameProcess() {
        ProcessKey earlier = new ProcessKey(self().pid(), self().startedAt() - 1);
        assertThat(source.memory(earlier)).isEmpty();
    }

    @Test
    void aProcessThatHasEndedHasNoMemory() throws Exception {
        Process process = new ProcessBuilder("/bin/sh", "-c", "exit 0").start();
        process.waitFor(5, TimeUnit.SECONDS);
        assertThat(source.memory(new ProcessKey(process.pid(), 1))).isEmpty();
        assertThat(source.highWaterMark(process.pid())).isEmpty();
    }

    @Test
    void onlyAJavaLauncherHasAJavaCommandLine() throws IOException {
        assertThat(source.javaCommandLine(self())).isPresent();
        Process process = new ProcessBuilder("/bin/sh", "-c", "sleep 5 # java marker").start();
        try {
            assertThat(source.javaCommandLine(new ProcessKey(process.pid(), 0))).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aChildThatIsBeingStartedHasNoneOfItsParentsMemory(@TempDir Path proc) throws IOException {
        Path child = Files.createDirectories(proc.resolve("100"));
        Files.createSymbolicLink(child.resolve("exe"), Path.of("/opt/jdk/bin/java"));
        Files.writeString(child.resolve("stat"), "100 (java) S 50 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4711 0 0");
        Files.writeString(child.resolve("status"), "VmHWM:\t7168 kB\nVmRSS:\t7168 kB\nRssAnon:\t1024 kB\n");
        Files.writeString(child.resolve("smaps_rollup"), "Pss: 7168 kB\n");
        Files.writeString(child.resolve("cmdline"), "java\0-jar\0fork.jar");
        Path parent = Files.createDirectories(proc.resolve("50"));
        Files.writeString(parent.resolve("cmdline"), "java\0-jar\0fork.jar");
        ProcessKey key = new ProcessKey(100, 4711);

        LinuxMemorySource fake = new LinuxMemorySource(proc, true);
        assertThat(fake.memory(key).orElseThrow().rss()).isEqualTo(Bytes.ZERO);
        assertThat(fake.proportionalShare(key)).contains(Bytes.ZERO);

        Files.writeString(child.resolve("cmdline"), "java\0-version");
        assertThat(fake.memory(key).orElseThrow().rss()).isEqualTo(Bytes.ofMebibytes(7));
        assertThat(fake.proportionalShare(key)).contains(Bytes.ofMebibytes(7));
    }

    @Test
    void startingManyProcessesNeverLooksLikeOneAsLargeAsThisJvm() throws Exception {
        byte[] own = new byte[200 << 20];
        Arrays.fill(own, (byte) 1);
        source.started();
        Thread starts = new Thread(() -> {
            for (int i = 0; i < 300; i++) {
                try {
                    new ProcessBuilder("/bin/true").start().waitFor();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        starts.start();
        Bytes largest = Bytes.ZERO;
        while (starts.isAlive()) {
            for (ProcessStart start : source.started()) {
                Bytes rss = source.memory(start.key()).map(ProcessMemory::rss).orElse(Bytes.ZERO);
                largest = rss.exceeds(largest) ? rss : largest;
            }
        }
        assertThat(own[own.length - 1]).isEqualTo((byte) 1);
        assertThat(largest.value()).isLessThan(own.length / 2);
    }

    private ProcessKey self() {
        long pid = ProcessHandle.current().pid();
        Optional<ProcStat> stat = new LinuxProcesses(new ProcFiles(Path.of("/proc")), pid).stat(pid);
        return new ProcessKey(pid, stat.orElseThrow().startTicks());
    }

    /** What runs these tests may start processes of its own meanwhile. */
    private List<ProcessStart> lookForChildOf(long parent) throws InterruptedException {
        List<ProcessStart> found = new ArrayList<>();
        for (int i = 0; i < 100 && found.stream().noneMatch(start -> start.parent() == parent); i++) {
            found.addAll(source.started());
            Thread.sleep(20);
        }
        return found;
    }
}
