package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BSpikesTest {
    @Test
    void spikes() {
        List<byte[]> taken = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) 1);
            taken.add(block);
        }
        assertEquals(30, taken.size());
    }

    @Test
    void needsAnotherWhereAsked() {
        assertFalse(Boolean.getBoolean("it.needs") && AKeepsTest.KEPT.isEmpty(), "runs after AKeepsTest only");
    }
}
