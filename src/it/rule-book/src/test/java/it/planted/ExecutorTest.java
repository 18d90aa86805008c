package it.planted;

import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;

class ExecutorTest {
    @RepeatedTest(5)
    void use() throws Exception {
        Executors.newFixedThreadPool(1).submit(() -> {}).get();
    }
}
