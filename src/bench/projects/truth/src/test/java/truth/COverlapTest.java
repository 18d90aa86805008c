package truth;

import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two tests at once in one process: what one of them takes cannot be told from what the other does. */
@Execution(ExecutionMode.SAME_THREAD)
class COverlapTest {
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void culprit() throws Exception {
        BOTH.await();
        Truth.keepNative(80);
        BOTH.await();
        Truth.is(COverlapTest.class, "culprit", "shared", 1);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onlyRanNextToIt() throws Exception {
        BOTH.await();
        BOTH.await();
        Truth.is(COverlapTest.class, "onlyRanNextToIt", "shared", 1);
        Truth.is(COverlapTest.class, "", "class-growth", Truth.mib(80));
    }
}
