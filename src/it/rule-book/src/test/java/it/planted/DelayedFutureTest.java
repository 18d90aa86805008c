package it.planted;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

class DelayedFutureTest {
    @RepeatedTest(5)
    void use() throws Exception {
        byte[] large = new byte[1 << 19];
        new CompletableFuture<String>().orTimeout(1, TimeUnit.HOURS).thenRun(() -> large[0]++);
    }
}
