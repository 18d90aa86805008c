package io.github.membudget.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class KeeperTest {
    @TempDir
    private Path directory = Path.of("");

    /** Stands for a Maven that is killed. */
    static final class Dies {
        private Dies() {}

        public static void main(String[] arguments) throws IOException {
            Keeper keeper = Keeper.start(
                    "membudget-keeper-test-" + ProcessHandle.current().pid(), List.of());
            if (!keeper.ready()) {
                Runtime.getRuntime().halt(1);
            }
            for (String folder : arguments) {
                keeper.removesToo(Path.of(folder));
            }
            Runtime.getRuntime().halt(9);
        }
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
        Process maven = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Dies.class.getName(),
                        first.toString(),
                        second.toString())
                .start();
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
