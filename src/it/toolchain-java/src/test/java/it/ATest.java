package it;

import org.junit.jupiter.api.Test;
import java.nio.file.Files;
import java.nio.file.Paths;

class ATest {
    @Test
    void runs() throws Exception {
        Files.write(Paths.get("target/java.txt"), System.getProperty("launched.by", "another").getBytes("UTF-8"));
    }
}
