package io.github.membudget.platform.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.platform.proc.ProcFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class CgroupPlaceTest {
    @TempDir
    private Path proc;

    @BeforeEach
    void thisProcess() throws IOException {
        Files.createDirectories(proc.resolve("self"));
    }

    @Test
    void aLoginSessionOnV2() throws IOException {
        write("0::/user.slice/user-1000.slice/session-3.scope\n", """
                25 30 0:22 / /proc rw,nosuid - proc proc rw
                35 24 0:30 / /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot
                """);
        assertThat(v2())
                .contains(new CgroupPlace(
                        CgroupVersion.V2,
                        Path.of("/sys/fs/cgroup"),
                        Path.of("/sys/fs/cgroup/user.slice/user-1000.slice/session-3.scope"),
                        false));
        assertThat(v1()).isEmpty();
    }

    @Test
    void aHybridSystemHasTheMemoryControllerInV1() throws IOException {
        write("4:memory:/jobs/7\n1:cpu,cpuacct:/\n0::/\n", """
                32 31 0:29 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu
                35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
                41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
                """);
        assertThat(v1().map(CgroupPlace::own)).contains(Path.of("/sys/fs/cgroup/memory/jobs/7"));
        assertThat(v2().map(CgroupPlace::own)).contains(Path.of("/sys/fs/cgroup/unified"));
    }

    @Test
    void aContainerSeesItsOwnPartReadOnly() throws IOException {
        write("9:memory:/docker/4f5c\n", """
                812 811 0:32 /docker/4f5c /sys/fs/cgroup/memory ro,nosuid,nodev,noexec,relatime master:16 - cgroup cgroup rw,memory
                """);
        assertThat(v1())
                .contains(new CgroupPlace(
                        CgroupVersion.V1, Path.of("/sys/fs/cgroup/memory"), Path.of("/sys/fs/cgroup/memory"), true));
    }

    @Test
    void aPathOutsideTheNamespaceLeadsNowhereElse() throws IOException {
        write("0::/../../other\n", "35 24 0:30 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        assertThat(v2().map(CgroupPlace::own)).contains(Path.of("/sys/fs/cgroup"));
    }

    @Test
    void spacesInAMountPointAreWrittenInOctal() throws IOException {
        write("0::/a\n", "35 24 0:30 / /mnt/c\\040groups rw - cgroup2 cgroup2 rw\n");
        assertThat(v2().map(CgroupPlace::own)).contains(Path.of("/mnt/c groups/a"));
    }

    @Test
    void withoutCgroupsThereIsNoPlace() throws IOException {
        write("", "25 30 0:22 / /proc rw - proc proc rw\n");
        assertThat(v2()).isEmpty();
        assertThat(v1()).isEmpty();
    }

    private Optional<CgroupPlace> v2() {
        return CgroupPlace.v2(new ProcFiles(proc), "self");
    }

    private Optional<CgroupPlace> v1() {
        return CgroupPlace.v1(new ProcFiles(proc));
    }

    private void write(String cgroup, String mountinfo) throws IOException {
        Files.writeString(proc.resolve("self/cgroup"), cgroup);
        Files.writeString(proc.resolve("self/mountinfo"), mountinfo);
    }
}
