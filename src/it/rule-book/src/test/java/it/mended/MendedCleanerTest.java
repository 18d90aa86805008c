package it.mended;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;

class MendedCleanerTest {
    private static final Cleaner CLEANER = Cleaner.create();

    private static final class Handle {
        private final int[] rows = new int[1 << 17];

        Handle() {
            AtomicBoolean open = new AtomicBoolean(true);
            CLEANER.register(this, new Free(open));
        }
    }

    private record Free(AtomicBoolean open) implements Runnable {
        @Override
        public void run() {
            open.set(false);
        }
    }

    @RepeatedTest(5)
    void use() throws Exception {
        new Handle().rows[0]++;
    }
}
