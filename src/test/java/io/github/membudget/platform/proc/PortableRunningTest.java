package io.github.membudget.platform.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.platform.hotspot.ForkInspector;
import io.github.membudget.platform.hotspot.JavaTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What serves the systems without /proc, on whatever system this runs: real processes. */
class PortableRunningTest {
    private final PortableRunning running = new PortableRunning(true);
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endThem() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void knowsAProcessFromAnotherThatWasGivenItsPid() throws Exception {
        Process java = java();
        ProcessKey key = PortableMemorySource.key(java.toHandle());
        assertThat(running.lives(key)).isTrue();
        assertThat(running.lives(new ProcessKey(key.pid(), key.startedAt() - 1000)))
                .isFalse();
        java.destroyForcibly().waitFor();
        assertThat(running.lives(key)).isFalse();
        assertThat(running.lives(java.pid())).isFalse();
    }

    @Test
    void tellsNameAndMemory() throws Exception {
        Process java = java();
        assertThat(running.name(java.pid())).get().asString().startsWith("java");
        for (int i = 0;
                i < 50
                        && running.rss(java.pid())
                                .filter(rss -> rss.exceeds(Bytes.ofMebibytes(10)))
                                .isEmpty();
                i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(running.rss(java.pid()).orElseThrow()).isGreaterThan(Bytes.ofMebibytes(10));
    }

    @Test
    void sendsNoSignalToAJvmThatMayDieOfIt() throws Exception {
        Process young = java();
        Process reduced = java("-Xrs");
        assertThat(running.deaf(young.pid())).isPresent();
        TimeUnit.MILLISECONDS.sleep(3500);
        assertThat(running.deaf(young.pid())).isEmpty();
        assertThat(running.deaf(reduced.pid())).isPresent();
        // As on Windows, where nobody sends one.
        assertThat(new PortableRunning(false).deaf(reduced.pid())).isEmpty();
    }

    @Test
    void aJvmIsAskedWithoutAFileSystemThatHasStandardInput(@TempDir Path folder) throws Exception {
        Process java = java();
        TimeUnit.MILLISECONDS.sleep(3500);
        Path file = Files.createFile(folder.resolve("box.txt"));
        assertThat(new ForkInspector(running).appendJvm(java.pid(), file)).isEmpty();
        assertThat(file).content().contains("java.lang.String").containsIgnoringCase("metaspace");
        assertThat(folder).isDirectoryNotContaining("glob:**.questions");
    }

    @Test
    void findsTheLongerNameOfAWindowsProgram(@TempDir Path folder) throws IOException {
        Path plain = folder.resolve("jcmd");
        assertThat(JavaTool.named(plain)).isEqualTo(plain);
        Path longer = Files.createFile(folder.resolve("jcmd.exe"));
        assertThat(JavaTool.named(plain)).isEqualTo(longer);
    }

    private Process java(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(JavaTool.own("java").toString(), "-Xmx64m"));
        command.addAll(List.of(options));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), PortableMemorySourceTest.Waits.class.getName()));
        Process process = new ProcessBuilder(command).start();
        processes.add(process);
        return process;
    }
}
