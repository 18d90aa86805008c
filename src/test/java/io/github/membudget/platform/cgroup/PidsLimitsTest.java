package io.github.membudget.platform.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Shortage.LimitedBy;
import io.github.membudget.model.Shortage.ThreadLimit;
import io.github.membudget.platform.proc.ProcFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By files as Linux has them. */
class PidsLimitsTest {
    @TempDir
    private Path directory = Path.of("");

    private Path outer = Path.of("");
    private Path inner = Path.of("");

    @BeforeEach
    void mount() throws IOException {
        outer = directory.resolve("cgroup/pod");
        inner = Files.createDirectories(outer.resolve("test"));
        Files.createDirectories(directory.resolve("7"));
        Files.createDirectories(directory.resolve("self"));
    }

    private ProcFiles v1() throws IOException {
        return proc("8:pids:/pod/test\n0::/\n", "cgroup cgroup rw,pids");
    }

    private ProcFiles v2() throws IOException {
        return proc("0::/pod/test\n", "cgroup2 cgroup2 rw");
    }

    private ProcFiles proc(String cgroup, String mounted) throws IOException {
        Files.writeString(directory.resolve("7/cgroup"), cgroup);
        Files.writeString(
                directory.resolve("self/mountinfo"),
                "30 20 0:5 / " + directory.resolve("cgroup") + " rw,relatime - " + mounted + "\n");
        return new ProcFiles(directory);
    }

    private static void limit(Path group, String max, long current, long refused) throws IOException {
        Files.writeString(group.resolve("pids.max"), max + "\n");
        Files.writeString(group.resolve("pids.current"), current + "\n");
        Files.writeString(group.resolve("pids.events"), "max " + refused + "\n");
    }

    private void limits(ProcFiles proc) throws IOException {
        limit(outer, "300", 290, 0);
        limit(inner, "1000", 40, 2);
        PidsLimits limits = PidsLimits.of(proc, 7).orElseThrow();
        assertThat(limits.reached()).as("refused before it began").isEmpty();
        limit(inner, "1000", 40, 3);
        assertThat(limits.reached()).contains(new ThreadLimit(LimitedBy.CGROUP, 300, Optional.of(outer.toString())));
    }

    @Test
    void whatTheKernelRefusedNamesTheLimitThatIsNearest() throws IOException {
        limits(v1());
    }

    @Test
    void versionTwoIsReadAlike() throws IOException {
        limits(v2());
    }

    @Test
    void withoutALimitThereIsNothingToReach() throws IOException {
        limit(outer, "max", 290, 0);
        limit(inner, "max", 40, 0);
        assertThat(PidsLimits.of(v2(), 7)).isEmpty();
        assertThat(PidsLimits.of(ProcFiles.NONE, 7)).isEmpty();
    }
}
