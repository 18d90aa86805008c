package it;

import org.junit.jupiter.api.Test;
import java.nio.file.Files;
import java.nio.file.Paths;

class ATest {
    @Test
    void coversOne() throws Exception {
        new Covered().one();
        Files.write(Paths.get("target/property.txt"), System.getProperty("users.own", "lost").getBytes("UTF-8"));
    }
}
