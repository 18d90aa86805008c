package it.mended;

import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;

class MendedExecutorTest {
    @RepeatedTest(5)
    void use() throws Exception {
        java.util.concurrent.ExecutorService executor = Executors.newFixedThreadPool(1);
        executor.submit(() -> {}).get();
        executor.shutdownNow();
        executor.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS);
    }
}
