package io.github.membudget.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import org.junit.jupiter.api.Test;

class KeptErgonomicsTest {
    private static final Bytes MACHINE = Bytes.ofMebibytes(16 * 1024);

    @Test
    void aSmallLimitChangesNeitherCollectorNorHeap() {
        assertThat(KeptErgonomics.arguments("", 17, Bytes.ofMebibytes(512), MACHINE, 2))
                .containsExactly("-XX:+UseG1GC", "-Xmx4096m");
        assertThat(KeptErgonomics.arguments("", 8, Bytes.ofMebibytes(512), MACHINE, 2))
                .containsExactly("-XX:+UseParallelGC", "-Xmx4096m");
        assertThat(KeptErgonomics.arguments("-Xmx96m", 17, Bytes.ofMebibytes(4096), MACHINE, 2))
                .isEmpty();
    }

    @Test
    void whatTheUserChoseStands() {
        assertThat(KeptErgonomics.arguments("-Xmx96m -XX:+UseSerialGC", 17, Bytes.ofMebibytes(512), MACHINE, 2))
                .isEmpty();
        assertThat(KeptErgonomics.arguments(
                        "-XX:MaxRAMPercentage=50 -XX:+UseZGC", 17, Bytes.ofMebibytes(512), MACHINE, 2))
                .isEmpty();
        assertThat(KeptErgonomics.arguments("-ea @target/jvm.args", 17, Bytes.ofMebibytes(512), MACHINE, 2))
                .isEmpty();
    }

    @Test
    void aMachineThatIsNoServerKeepsTheSerialCollector() {
        assertThat(KeptErgonomics.arguments("-Xmx96m", 17, Bytes.ofMebibytes(512), MACHINE, 1))
                .isEmpty();
        assertThat(KeptErgonomics.arguments("-Xmx96m", 17, Bytes.ofMebibytes(512), Bytes.ofMebibytes(1024), 4))
                .isEmpty();
    }
}
