package io.github.membudget.platform.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class OrphanReaperTest {
    @TempDir
    private Path directory = Path.of("");

    /** Stands for a Maven that is killed. */
    static final class Dies {
        private Dies() {}

        public static void main(String[] arguments) throws IOException {
            OrphanReaper reaper = OrphanReaper.start(
                    "membudget-keeper-test-" + ProcessHandle.current().pid(), List.of());
            if (!reaper.ready()) {
                Runtime.getRuntime().halt(1);
            }
            for (String folder : arguments) {
                reaper.removesToo(Path.of(folder));
            }
            Runtime.getRuntime().halt(9);
        }
    }

    /** Stands for a Maven that is killed while a fork runs. */
    static final class LeavesAnOrphan {
        private LeavesAnOrphan() {}

        public static void main(String[] arguments) throws IOException {
            String session = "membudget-reaper-test-" + ProcessHandle.current().pid();
            OrphanReaper reaper = OrphanReaper.start(session, List.of());
            ProcessBuilder marked = new ProcessBuilder("sleep", "60");
            marked.environment().put("MEMBUDGET_SESSION", session);
            Process fork = marked.start();
            Process other = new ProcessBuilder("sleep", "60").start();
            System.out.println(fork.pid() + " " + other.pid());
            System.out.flush();
            Runtime.getRuntime().halt(reaper.ready() ? 9 : 1);
        }
    }

    @Test
    void whatABuildStartedIsEndedWhenMavenIsKilledAndNothingElse() throws Exception {
        Process maven = java(LeavesAnOrphan.class);
        String[] pids = new String(maven.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ", -1);
        assertThat(maven.waitFor()).isEqualTo(9);
        ProcessHandle other = ProcessHandle.of(Long.parseLong(pids[1])).orElseThrow();
        try {
            for (int i = 0; i < 100 && lives(pids[0]); i++) {
                Thread.sleep(100);
            }
            assertThat(lives(pids[0])).isFalse();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    private static boolean lives(String pid) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }

    private static Process java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private Path dump(String name) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(folder.resolve("7.hprof"), "secret");
        return folder;
    }

    @Test
    void dumpsThatNobodyReadGoWhenMavenIsKilled() throws Exception {
        Path first = dump("one's folder $HOME `x` \\n");
        Path second = dump("-rf");
        Path other = dump("other");
        Files.createSymbolicLink(second.resolve("link"), other);
        Process maven = java(Dies.class, first.toString(), second.toString());
        assertThat(maven.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(maven.exitValue()).isEqualTo(9);
        for (int i = 0; i < 100 && (Files.exists(first) || Files.exists(second)); i++) {
            Thread.sleep(100);
        }
        assertThat(first).doesNotExist();
        assertThat(second).doesNotExist();
        assertThat(other.resolve("7.hprof")).exists();
    }
}
