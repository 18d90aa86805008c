package it;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FTemporaryTest {
    @TempDir
    Path cleared;

    @Test
    void writes() throws Exception {
        Files.write(cleared.resolve("gone.txt"), new byte[10]);
        Files.createTempFile("left-file", ".txt");
    }
}
