package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LargeTest {
    @Test
    void holdsMuch() throws InterruptedException {
        byte[] much = new byte[200 << 20];
        Arrays.fill(much, (byte) 1);
        Thread.sleep(500);
        assertEquals(1, much[much.length / 2]);
    }
}
