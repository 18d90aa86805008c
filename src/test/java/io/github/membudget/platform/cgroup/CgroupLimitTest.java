package io.github.membudget.platform.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.platform.proc.ProcFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupLimitTest {
    @TempDir
    private Path directory;

    @Test
    void takesTheLowestLimitOnTheWayUpInV2() throws IOException {
        write("proc/self/cgroup", "0::/user.slice/build\n");
        write("cgroup/cgroup.controllers", "memory\n");
        write("cgroup/user.slice/memory.max", "1073741824\n");
        write("cgroup/user.slice/build/memory.max", "max\n");
        assertThat(read()).isEqualTo(new CgroupLimit("v2", java.util.Optional.of(new Bytes(1L << 30))));
    }

    @Test
    void aContainersOwnRootHoldsItsLimit() throws IOException {
        write("proc/self/cgroup", "0::/../../docker/abc\n");
        write("cgroup/cgroup.controllers", "memory\n");
        write("cgroup/memory.max", "536870912\n");
        assertThat(read().limit()).contains(new Bytes(512L << 20));
    }

    @Test
    void readsV1AndItsNumberForUnlimited() throws IOException {
        write("proc/self/cgroup", "5:cpu:/x\n4:memory:/build\n");
        write("cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        write("cgroup/memory/build/memory.limit_in_bytes", "268435456\n");
        assertThat(read()).isEqualTo(new CgroupLimit("v1", java.util.Optional.of(new Bytes(256L << 20))));
        write("cgroup/memory/build/memory.limit_in_bytes", "9223372036854771712\n");
        assertThat(read().limit()).isEmpty();
    }

    @Test
    void tellsHybridMounts() throws IOException {
        write("proc/self/cgroup", "4:memory:/\n0::/init.scope\n");
        assertThat(read().kind()).isEqualTo("hybrid");
    }

    @Test
    void knowsNothingWhereThereIsNoCgroup() {
        assertThat(read().kind()).isEqualTo("none");
        assertThat(read().limit()).isEmpty();
    }

    private CgroupLimit read() {
        return CgroupLimit.read(new ProcFiles(directory.resolve("proc")), directory.resolve("cgroup"));
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
