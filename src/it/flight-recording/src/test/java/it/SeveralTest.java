package it;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralTest {
    private static final List<byte[]> KEPT = new ArrayList<>();
    private static Object sink;

    /** Of one instance for each test. */
    private final byte[] letGoOf = new byte[4 << 20];

    @Test
    void keepsMore() {
        KEPT.add(new byte[24 << 20]);
    }

    @Test
    void keepsLess() {
        KEPT.add(new byte[17 << 20]);
    }

    @Test
    void onlyTakes() {
        for (int i = 0; i < 32; i++) {
            sink = new byte[1 << 20];
        }
        sink = letGoOf;
        sink = null;
    }
}
