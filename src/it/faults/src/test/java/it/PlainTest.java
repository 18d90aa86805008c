package it;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlainTest {
    @Test
    void holdsSomeMemory() throws Exception {
        byte[] held = new byte[48 << 20];
        Arrays.fill(held, (byte) 1);
        Thread.sleep(1500);
        System.out.println(held[5]);
    }
}
