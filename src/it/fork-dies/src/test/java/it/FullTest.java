package it;

import org.junit.jupiter.api.Test;
import java.util.ArrayList;
import java.util.List;

class FullTest {
    @Test
    void fillsTheHeap() {
        List<byte[]> held = new ArrayList<>();
        while (true) {
            held.add(new byte[1 << 20]);
        }
    }
}
