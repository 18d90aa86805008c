package it.mended;

import kotlinx.coroutines.ExecutorCoroutineDispatcher;
import kotlinx.coroutines.ThreadPoolDispatcherKt;
import org.junit.jupiter.api.RepeatedTest;

class MendedCoroutineTest {
    @RepeatedTest(5)
    void use() throws Exception {
        ExecutorCoroutineDispatcher dispatcher = ThreadPoolDispatcherKt.newFixedThreadPoolContext(2, "workers");
        dispatcher.getExecutor().execute(() -> {});
        dispatcher.close();
    }
}
