package it.background;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Passes, though its thread has died. */
class BackgroundTest {
    @Test
    void doesNotWaitForTheResult() throws Exception {
        Thread loader = new Thread(BackgroundTest::load, "loader");
        loader.start();
        loader.join();
        Assertions.assertFalse(loader.isAlive());
    }

    private static void load() {
        List<byte[]> rows = new ArrayList<>();
        while (rows.size() < 1000) {
            rows.add(new byte[100 << 10]);
        }
    }
}
