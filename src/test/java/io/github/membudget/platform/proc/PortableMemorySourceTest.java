package io.github.membudget.platform.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.observe.sampling.ProcessStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What serves the systems without /proc, on whatever system this runs: real processes. */
class PortableMemorySourceTest {
    private final PortableMemorySource source = new PortableMemorySource();
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endThem() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void findsAJavaChildByItsCommandLineAndReadsItsMemory() throws Exception {
        Process java = java("a-marker");
        ProcessKey key = find(java.pid());
        assertThat(source.javaCommandLine(key)).get().asString().contains("a-marker");
        TimeUnit.MILLISECONDS.sleep(500);
        assertThat(source.memory(key).orElseThrow().rss()).isGreaterThan(Bytes.ofMebibytes(10));
        assertThat(source.highWaterMark(java.pid())).isEmpty();
        assertThat(source.gaps()).singleElement().asString().contains("peaks are the highest samples");
    }

    @Test
    void aProcessThatWasEndedHasNoMemory() throws Exception {
        Process java = java("another-marker");
        ProcessKey key = find(java.pid());
        source.kill(key);
        assertThat(java.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(source.memory(key)).isEmpty();
    }

    @Test
    void knowsJavaByItsNameOnEverySystem() {
        assertThat(PortableMemorySource.isJava("C:\\Program Files\\java\\jdk-17\\bin\\java.exe"))
                .isTrue();
        assertThat(PortableMemorySource.isJava("C:\\JDK\\BIN\\JAVA.EXE")).isTrue();
        assertThat(PortableMemorySource.isJava("/opt/jdk/bin/java")).isTrue();
        assertThat(PortableMemorySource.isJava("C:\\java\\cmd.exe")).isFalse();
        assertThat(PortableMemorySource.isJava("/bin/sh")).isFalse();
    }

    /** A shell that ends at once leaves its child to nobody. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void findsAnOrphanByWhatItInherited() throws Exception {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", "sleep 60 >/dev/null 2>&1 & echo $!");
        shell.environment().put("MEMBUDGET_FORK", "of a fork");
        Process started = shell.start();
        long pid = Long.parseLong(started.inputReader().readLine());
        started.waitFor();
        try {
            ProcessStart orphan = findStart(pid);
            assertThat(orphan.orphan()).isTrue();
            assertThat(source.inherits(orphan.key(), "of a fork")).isTrue();
            assertThat(source.inherits(orphan.key(), "of another")).isFalse();
        } finally {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private ProcessKey find(long pid) throws InterruptedException {
        return findStart(pid).key();
    }

    private ProcessStart findStart(long pid) throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            for (ProcessStart started : source.started()) {
                if (started.key().pid() == pid) {
                    return started;
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("process " + pid + " was not noticed");
    }

    private Process java(String marker) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waits.class.getName(),
                        marker)
                .start();
        processes.add(process);
        return process;
    }

    /** What the child runs. */
    static final class Waits {
        private Waits() {}

        public static void main(String[] arguments) throws InterruptedException {
            TimeUnit.SECONDS.sleep(60);
        }
    }
}
