package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WrittenFilesTest {
    @TempDir
    private Path directory;

    private final WrittenFiles written = new WrittenFiles();

    @Test
    void whatWasWrittenSinceMayBeTheClasss() throws IOException {
        written.begin();
        assertThat(written.mayHold(
                        Files.writeString(directory.resolve("own"), "12345").toFile()))
                .isTrue();
        assertThat(written.mayHold(directory.toFile())).isTrue();
    }

    @Test
    void anEmptyOneMayBeAnybodys() throws IOException {
        written.begin();
        assertThat(written.mayHold(Files.createFile(directory.resolve("empty")).toFile()))
                .isFalse();
    }

    @Test
    void whatWasWrittenBeforeIsNot() throws IOException {
        Path file = Files.writeString(directory.resolve("old"), "12345");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        written.begin();
        assertThat(written.mayHold(file.toFile())).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsMoreThanThisProcessWroteIsAnothers() throws Exception {
        written.begin();
        Path file = directory.resolve("another's");
        // As large as if somebody else had written it: setting a length writes nothing.
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(40L << 20);
        }
        assertThat(written.mayHold(file.toFile())).isFalse();
    }
}
