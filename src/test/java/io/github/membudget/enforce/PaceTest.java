package io.github.membudget.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Bytes CEILING = new Bytes(1_000_000_000);

    private final Pace pace = new Pace();

    @Test
    void farFromTheCeilingThereIsTime() {
        assertThat(millis(0, 0)).isEqualTo(1000);
    }

    @Test
    void nearTheCeilingLooksAreQuickEvenWithoutGrowth() {
        assertThat(millis(980_000_000, 0)).isEqualTo(20);
        assertThat(millis(980_000_000, 100)).isEqualTo(20);
    }

    @Test
    void growthHalvesTheWayBeforeTheNextLook() {
        millis(0, 0);
        // 4 GB/s: 600 MB are left for 150 ms, looked at after half of it.
        assertThat(millis(400_000_000, 100)).isEqualTo(75);
    }

    @Test
    void looksNeverFollowWithoutEnd() {
        assertThat(millis(1_000_000_000, 0)).isEqualTo(4);
        assertThat(millis(2_000_000_000, 10)).isEqualTo(4);
    }

    private long millis(long bytes, long atMillis) {
        return Duration.ofNanos(pace.next(new Bytes(bytes), CEILING, atMillis)).toMillis();
    }
}
