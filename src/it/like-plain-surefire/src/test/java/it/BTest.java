package it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

class BTest {
    @Test
    void runs() throws Exception {
        Files.write(
                Paths.get("target", "runs.txt"),
                "B".getBytes(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertTrue(true);
    }
}
