package it;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldTest {
    private static final List<byte[]> HELD = new ArrayList<>();

    /** Not for ever: where the log cannot be read, the test is only slower. */
    @Test
    void holdsUntilAnotherWaits() throws Exception {
        for (int i = 0; i < 90; i++) {
            byte[] block = new byte[1024 * 1024 - 64];
            Arrays.fill(block, (byte) 1);
            HELD.add(block);
        }
        for (int i = 0; i < 150 && !somebodyWaits(); i++) {
            Thread.sleep(100);
        }
        // Long enough for several rounds of the sampler.
        Thread.sleep(400);
    }

    private static boolean somebodyWaits() throws Exception {
        Path log = Paths.get("../build.log");
        return Files.exists(log)
                && new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1).contains("' waits for ");
    }
}
