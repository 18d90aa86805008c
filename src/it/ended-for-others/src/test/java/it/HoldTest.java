package it;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final List<ByteBuffer> HELD = new ArrayList<>();

    /** Both begin at one time. One that runs again finds what the other left, and waits for nobody. */
    @Test
    void holds() throws Exception {
        Path other = Paths.get("..", System.getProperty("other"), "target");
        tell("begins");
        await(other.resolve("begins"), 600);
        for (int i = 0; i < 190; i++) {
            ByteBuffer block = ByteBuffer.allocateDirect(MEBIBYTE);
            for (int page = 0; page < MEBIBYTE; page += 4096) {
                block.put(page, (byte) 1);
            }
            HELD.add(block);
        }
        // As a rule the other is ended before it has all, and never tells.
        await(other.resolve("holds"), 40);
        tell("holds");
    }

    private static void tell(String word) throws Exception {
        Files.write(Paths.get("target", word), new byte[0]);
    }

    private static void await(Path file, int times) throws Exception {
        for (int i = 0; i < times && !Files.exists(file); i++) {
            Thread.sleep(50);
        }
    }
}
