package io.github.membudget.platform.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LateOshiTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void isNotStartedForYoungProcesses() throws InterruptedException {
        LateOshi late = new LateOshi();

        assertThat(late.after(2 * SECOND)).isNull();
        Thread.sleep(500);
        assertThat(late.after(2 * SECOND)).isNull();
    }

    @Test
    @Timeout(30)
    void readsProcessesOnceOneHasLivedForAWhile() throws InterruptedException {
        LateOshi late = new LateOshi();
        OshiProcesses started = late.after(4 * SECOND);
        while (started == null) {
            Thread.sleep(20);
            started = late.after(4 * SECOND);
        }

        assertThat(started.figures(ProcessHandle.current().pid())).isPresent();
        assertThat(late.after(2 * SECOND)).as("of another that is young").isNull();
    }
}
