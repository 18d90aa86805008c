package it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

class CTest {
    @Test
    void runs() throws Exception {
        Files.write(
                Paths.get("target", "runs.txt"),
                "C".getBytes(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertTrue(false);
    }
}
