package it.planted;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FilesTest {
    @Test
    void use() throws Exception {
        Path directory = Files.createDirectories(Path.of("target/planted-files"));
        for (int i = 0; i < 120; i++) {
            Files.write(directory.resolve("file" + i), new byte[1000]);
        }
    }
}
