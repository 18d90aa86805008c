package io.github.membudget.platform.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.launch.KernelKill;
import io.github.membudget.launch.KernelKill.Reason;
import io.github.membudget.launch.LimitedGroup;
import io.github.membudget.model.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a tree of files, which does what a kernel would only where a test says so. */
class CgroupLimiterTest {
    private static final Bytes SUITE_LIMIT = Bytes.ofMebibytes(2048);
    private static final Bytes LIMIT = Bytes.ofMebibytes(512);

    @TempDir
    private Path mount = Path.of("");

    private CgroupDirectory suite = new CgroupDirectory(Path.of(""), CgroupVersion.V2);
    private CgroupLimiter limiter = new CgroupLimiter("cgroup-v2", suite, List.of());

    @BeforeEach
    void makeSuite() throws IOException {
        suite = CgroupDirectory.create(mount, "membudget-suite", CgroupVersion.V2);
        limiter = new CgroupLimiter("cgroup-v2", suite, List.of("systemd-run", "--user"));
    }

    private static void write(CgroupDirectory directory, String file, String text) throws IOException {
        Files.writeString(directory.path().resolve(file), text);
    }

    /** A group whose limit the kernel has accepted. */
    private CgroupGroup limited() throws IOException {
        CgroupDirectory directory = CgroupDirectory.create(suite.path(), "module-7", CgroupVersion.V2);
        write(directory, "memory.max", Long.toString(LIMIT.value()));
        return new CgroupGroup(directory, suite, List.of(), true);
    }

    private static void events(CgroupDirectory directory, int oom, int kills) throws IOException {
        write(directory, "memory.events", "oom " + oom + "\noom_kill " + kills + "\n");
        write(directory, "memory.events.local", "oom " + oom + "\noom_kill " + kills + "\n");
    }

    @Test
    void eachModuleHasAGroupOfItsOwnInTheSuites() throws IOException {
        try (LimitedGroup first = limiter.group(Optional.empty());
                LimitedGroup second = limiter.group(Optional.empty())) {
            assertThat(first.entry().hop()).containsExactly("systemd-run", "--user");
            assertThat(first.entry().procs()).isEqualTo(suite.path().resolve("module-1/cgroup.procs"));
            assertThat(second.entry().procs()).isEqualTo(suite.path().resolve("module-2/cgroup.procs"));
            assertThat(first.limit()).as("only the suite's holds").isEmpty();
            assertThat(first.kernelKill()).isEmpty();
        }
        assertThat(suite.path()).isEmptyDirectory();
        limiter.close();
        assertThat(suite.path()).doesNotExist();
    }

    @Test
    void aGroupThatCannotBeLimitedIsNotLeftBehind() {
        assertThatThrownBy(() -> limiter.group(Optional.of(LIMIT))).isInstanceOf(IOException.class);
        assertThat(suite.path()).isEmptyDirectory();
    }

    @Test
    void aSuiteThatCannotBeLimitedIsNotLeftBehind() {
        assertThatThrownBy(() -> CgroupLimiter.over(suite, "cgroup-v2", SUITE_LIMIT, List.of()))
                .isInstanceOf(IOException.class);
        assertThat(suite.path()).doesNotExist();
    }

    @Test
    void theModulesOwnLimitIsNamedFirst() throws IOException {
        CgroupGroup group = limited();
        assertThat(group.limit()).contains(LIMIT);
        events(group.directory(), 1, 1);
        write(group.directory(), "memory.peak", Long.toString(LIMIT.value()));
        assertThat(group.kernelKill()).contains(new KernelKill(Reason.MODULE, Optional.of(LIMIT), Optional.of(LIMIT)));
    }

    @Test
    void elseTheSuites() throws IOException {
        CgroupGroup group = limited();
        events(group.directory(), 0, 1);
        events(suite, 1, 1);
        write(suite, "memory.max", Long.toString(SUITE_LIMIT.value()));
        write(suite, "memory.peak", Long.toString(SUITE_LIMIT.value()));
        assertThat(group.kernelKill())
                .contains(new KernelKill(Reason.SUITE, Optional.of(SUITE_LIMIT), Optional.of(SUITE_LIMIT)));
    }

    @Test
    void elseOneOutsideOfThisBuild() throws IOException {
        CgroupGroup group = limited();
        events(group.directory(), 0, 1);
        events(suite, 0, 1);
        write(group.directory(), "memory.peak", "4096");
        assertThat(group.kernelKill())
                .contains(new KernelKill(Reason.OUTSIDE, Optional.empty(), Optional.of(new Bytes(4096))));
    }

    @Test
    void whatIsInItIsEndedAtOnce() throws Exception {
        CgroupGroup group = limited();
        Process process = new ProcessBuilder("sleep", "60").start();
        write(group.directory(), "cgroup.procs", process.pid() + "\n");
        assertThat(group.processes()).containsExactly(process.pid());
        group.kill();
        assertThat(process.waitFor()).isNotZero();
    }
}
