package it.planted;

import java.nio.file.Files;
import org.junit.jupiter.api.RepeatedTest;

class TemporaryTest {
    @RepeatedTest(3)
    void use() throws Exception {
        Files.writeString(Files.createTempFile("membudget-it", ".tmp"), "left");
    }
}
