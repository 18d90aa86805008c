package io.github.membudget.platform.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a cgroup, as the kernel would have them. */
class CgroupDirectoryTest {
    private static final Bytes LIMIT = Bytes.ofMebibytes(512);

    @TempDir
    private Path path = Path.of("");

    private CgroupDirectory v2() {
        return new CgroupDirectory(path, CgroupVersion.V2);
    }

    private CgroupDirectory v1() {
        return new CgroupDirectory(path, CgroupVersion.V1);
    }

    private void has(String file, String text) throws IOException {
        Files.writeString(path.resolve(file), text);
    }

    private String text(String file) throws IOException {
        return Files.readString(path.resolve(file));
    }

    @Test
    void aLimitOfVersion2LeavesNoSwapAndEndsTheGroupAsAWhole() throws IOException {
        has("memory.max", "max\n");
        has("memory.swap.max", "9");
        has("memory.oom.group", "0");
        assertThat(v2().limit()).as("max is no limit").isEmpty();
        v2().limit(LIMIT);
        assertThat(v2().limit()).contains(LIMIT);
        assertThat(text("memory.swap.max")).isEqualTo("0");
        assertThat(text("memory.oom.group")).isEqualTo("1");
    }

    @Test
    void aLimitOfVersion1CountsSwapIn() throws IOException {
        has("memory.limit_in_bytes", "0");
        has("memory.memsw.limit_in_bytes", "0");
        v1().limit(LIMIT);
        assertThat(text("memory.limit_in_bytes")).isEqualTo("536870912");
        assertThat(text("memory.memsw.limit_in_bytes")).isEqualTo("536870912");
    }

    @Test
    void aLimitThatCannotBeSetIsAnError() {
        assertThatThrownBy(() -> v2().limit(LIMIT)).isInstanceOf(IOException.class);
    }

    @Test
    void childrenMayHaveLimitsOnceTheControllerIsTheirs() throws IOException {
        has("cgroup.subtree_control", "");
        v2().enableForChildren();
        assertThat(text("cgroup.subtree_control")).isEqualTo("+memory");
    }

    @Test
    void whoHasAPeakWasEntered() throws IOException {
        assertThat(v2().entered()).as("before Linux 5.19 nobody knows").isTrue();
        has("memory.peak", "0\n");
        assertThat(v2().entered()).isFalse();
        assertThat(v2().peak()).isEmpty();
        has("memory.peak", "4096\n");
        assertThat(v2().entered()).isTrue();
        assertThat(v2().peak()).contains(new Bytes(4096));
    }

    @Test
    void inVersion2TheGroupsOwnEventsTellWhoseLimitItWas() throws IOException {
        has("memory.events", "low 0\nhigh 0\nmax 4\noom 2\noom_kill 1\n");
        assertThat(v2().oomKills()).isEqualTo(1);
        assertThat(v2().hitOwnLimit()).isTrue();
        has("memory.events.local", "low 0\nhigh 0\nmax 4\noom 0\noom_kill 1\n");
        assertThat(v2().hitOwnLimit()).as("a limit above it").isFalse();
    }

    @Test
    void inVersion1AGroupNearItsLimitHitIt() throws IOException {
        has("memory.limit_in_bytes", Long.toString(LIMIT.value()));
        has("memory.max_usage_in_bytes", Long.toString(LIMIT.value() - (4 << 20)));
        assertThat(v1().hitOwnLimit()).isTrue();
        has("memory.max_usage_in_bytes", Long.toString(LIMIT.value() - (5 << 20)));
        assertThat(v1().hitOwnLimit()).isFalse();
    }

    @Test
    void itsProcessesAreEndedByOneWriteWhereThereIsOne() throws IOException {
        has("cgroup.kill", "");
        v2().kill();
        assertThat(text("cgroup.kill")).isEqualTo("1");
    }

    @Test
    void withoutTheOneWriteTheyAreEndedOneByOneInChildrenToo() throws Exception {
        Process one = new ProcessBuilder("sleep", "60").start();
        Process other = new ProcessBuilder("sleep", "60").start();
        has("cgroup.procs", one.pid() + "\n");
        Path child = Files.createDirectory(path.resolve("child"));
        Files.writeString(child.resolve("cgroup.procs"), other.pid() + "\n");
        assertThat(v2().processes()).containsExactly(one.pid());
        v2().kill();
        assertThat(one.waitFor()).isNotZero();
        assertThat(other.waitFor()).isNotZero();
    }

    @Test
    void itIsRemovedWithItsChildren() throws IOException {
        Files.createDirectories(path.resolve("suite/module-1"));
        assertThat(new CgroupDirectory(path.resolve("suite"), CgroupVersion.V2).remove())
                .isTrue();
        assertThat(path.resolve("suite")).doesNotExist();
    }
}
