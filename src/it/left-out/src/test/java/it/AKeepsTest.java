package it;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AKeepsTest {
    static final List<byte[]> KEPT = new ArrayList<>();

    @Test
    void keeps() {
        for (int i = 0; i < 100; i++) {
            KEPT.add(new byte[1 << 20]);
        }
    }
}
