package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in for java, with a script in place of the real one. */
@DisabledOnOs(OS.WINDOWS)
class TapRecycleFilesTest {
    @TempDir
    private Path directory;

    private Path runs;

    @BeforeEach
    void count() {
        runs = directory.resolve("runs");
    }

    /** @param java what the real one does */
    private int start(String java, String fork) throws IOException, InterruptedException {
        Path home = Files.createDirectories(directory.resolve("a home's"));
        Path real = Files.writeString(directory.resolve("real"), "echo \"$1 $2\" >> '" + runs + "'\n" + java);
        Path script = Files.writeString(
                directory.resolve("java"),
                JavaWrapperScript.generations(home, "/bin/sh " + JavaWrapperScript.quoted(real.toString())));
        return new ProcessBuilder(
                        "/bin/sh", script.toString(), "an argument", "2026-11-29T00-00-00_000-jvmRun" + fork, "p")
                .start()
                .waitFor();
    }

    private List<String> runs() throws IOException {
        return Files.exists(runs) ? Files.readAllLines(runs) : List.of();
    }

    @Test
    void aForkThatEndsByItselfIsNotFollowed() throws Exception {
        assertThat(start("exit 0", "1")).isZero();
        assertThat(start("exit 137", "1")).isEqualTo(137);
        assertThat(runs()).hasSize(2);
    }

    @Test
    void anotherJvmFollowsWithTheSameArguments() throws Exception {
        String home = directory.resolve("a home's").toString().replace("'", "'\\''");
        // As long as there are no three.
        String again = "[ $(wc -l < '" + runs + "') -ge 3 ] || touch '" + home + "/again-12'; exit 0";

        assertThat(start(again, "12")).isZero();
        assertThat(runs()).hasSize(3).containsOnly("an argument 2026-11-29T00-00-00_000-jvmRun12");
    }

    @Test
    void aJvmThatDiesIsNotFollowed() throws Exception {
        String home = directory.resolve("a home's").toString().replace("'", "'\\''");

        assertThat(start("touch '" + home + "/again-1'; exit 3", "1")).isEqualTo(3);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void whatIsForAnotherForkIsLeftAlone() throws Exception {
        Path home = Files.createDirectories(directory.resolve("a home's"));
        TapRecycleFiles files = new TapRecycleFiles(home);
        files.startNone(2);
        assertThat(files.prepare(2)).isTrue();
        files.release(2);

        assertThat(start("exit 0", "1")).isZero();
        assertThat(runs()).hasSize(1);
        TapRecycleFiles.remove(home);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aSpareForkStartsNoJvm() throws Exception {
        new TapRecycleFiles(Files.createDirectories(directory.resolve("a home's"))).startNone(2);

        assertThat(start("exit 1", "2")).isZero();
        assertThat(runs()).isEmpty();
    }
}
