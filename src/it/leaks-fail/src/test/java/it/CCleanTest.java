package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Uses the JVM's common pool, whose threads stay. */
class CCleanTest {
    @Test
    void usesTheCommonPool() throws ExecutionException, InterruptedException {
        assertEquals(499500, IntStream.range(0, 1000).parallel().sum());
        assertEquals(1, CompletableFuture.supplyAsync(() -> 1).get());
    }
}
