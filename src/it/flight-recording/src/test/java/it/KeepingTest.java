package it;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepingTest {
    static final List<int[]> KEPT = new ArrayList<>();

    @Test
    void keeps() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            KEPT.add(new int[1 << 16]);
            Thread.sleep(1);
        }
    }
}
