package it.mended;

import java.nio.file.Files;
import org.junit.jupiter.api.RepeatedTest;

class MendedTemporaryTest {
    @RepeatedTest(3)
    void use() throws Exception {
        Files.delete(Files.createTempFile("membudget-it", ".tmp"));
    }
}
