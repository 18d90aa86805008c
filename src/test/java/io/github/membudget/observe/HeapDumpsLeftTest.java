package io.github.membudget.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.observe.probelog.LiveSetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapDumpsLeftTest {
    @TempDir
    Path directory;

    @Test
    void theJvmsDumpOfAFullHeapIsKeptBesideTheForksOwn() throws IOException {
        for (String name : new String[] {"7.hprof", "java_pid7.hprof", "java_pid8.hprof", "other.hprof", "7.live"}) {
            Files.createFile(directory.resolve(name));
        }
        Map<Long, LiveSetReader.ForkDumps> dumps = LiveSetReader.dumps(directory);
        assertThat(dumps)
                .isEqualTo(Map.of(
                        7L,
                        new LiveSetReader.ForkDumps(
                                Optional.of(directory.resolve("7.hprof")),
                                Optional.of(directory.resolve("java_pid7.hprof"))),
                        8L,
                        new LiveSetReader.ForkDumps(
                                Optional.empty(), Optional.of(directory.resolve("java_pid8.hprof")))));
        assertThat(dumps.get(7L).last()).isEqualTo(directory.resolve("7.hprof"));
        assertThat(dumps.get(8L).last()).isEqualTo(directory.resolve("java_pid8.hprof"));
    }
}
