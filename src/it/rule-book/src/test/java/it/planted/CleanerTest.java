package it.planted;

import java.lang.ref.Cleaner;
import org.junit.jupiter.api.RepeatedTest;

class CleanerTest {
    private static final Cleaner CLEANER = Cleaner.create();

    private static final class Handle {
        private final int[] rows = new int[1 << 17];
        private boolean open = true;

        Handle() {
            CLEANER.register(this, () -> open = false);
        }
    }

    @RepeatedTest(5)
    void use() throws Exception {
        new Handle().rows[0]++;
    }
}
