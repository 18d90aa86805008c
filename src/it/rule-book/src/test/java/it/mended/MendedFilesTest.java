package it.mended;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MendedFilesTest {
    @TempDir
    Path directory;

    @Test
    void use() throws Exception {
        for (int i = 0; i < 120; i++) {
            Files.write(directory.resolve("file" + i), new byte[1000]);
        }
    }
}
