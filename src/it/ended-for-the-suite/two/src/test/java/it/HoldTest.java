package it;

import org.junit.jupiter.api.Test;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

class HoldTest {
    @Test
    void holds() throws Exception {
        Memory.heap(150);
        Files.write(Paths.get("target/holds"), new byte[0]);
        Path other = Paths.get("../one/target/holds");
        for (int i = 0; i < 300 && !Files.exists(other); i++) {
            Thread.sleep(100);
        }
        Thread.sleep(3000);
    }
}
