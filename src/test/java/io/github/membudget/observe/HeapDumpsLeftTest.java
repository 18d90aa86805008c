package io.github.membudget.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.observe.probelog.LiveSetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapDumpsLeftTest {
    @TempDir
    Path directory;

    @Test
    void whatAForkDumpedAtItsEndIsPreferredToWhatItsJvmDumpedWhenItWasFull() throws IOException {
        for (String name : new String[] {"7.hprof", "java_pid7.hprof", "java_pid8.hprof", "other.hprof", "7.live"}) {
            Files.createFile(directory.resolve(name));
        }
        Map<Long, Path> dumps = LiveSetReader.dumps(directory);
        assertThat(dumps)
                .hasSize(2)
                .containsEntry(7L, directory.resolve("7.hprof"))
                .containsEntry(8L, directory.resolve("java_pid8.hprof"));
        assertThat(dumps.values())
                .filteredOn(LiveSetReader::whenFull)
                .containsExactly(directory.resolve("java_pid8.hprof"));
    }
}
