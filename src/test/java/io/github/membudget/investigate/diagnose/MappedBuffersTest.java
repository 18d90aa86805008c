package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.live;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static io.github.membudget.investigate.diagnose.Samples.run;
import static io.github.membudget.investigate.diagnose.Samples.snapshot;
import static io.github.membudget.investigate.diagnose.Samples.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.TypeGrowth;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappedBuffersTest {
    private static final String BUFFER = "java.nio.DirectByteBuffer";
    private static final String UNMAPPER = "sun.nio.ch.FileChannelImpl$DefaultUnmapper";

    @Test
    void whoMapsFilesMakesNoDirectBuffers() {
        TypeGrowth direct = growth(
                snapshot("", 9, Map.of(BUFFER, use(8))),
                snapshot("acme.DirectTest", 9, Map.of(BUFFER, use(18))),
                snapshot("acme.MappedTest", 9, Map.of(BUFFER, use(21), UNMAPPER, use(3))),
                snapshot("acme.BothTest", 9, Map.of(BUFFER, use(25), UNMAPPER, use(4))));

        assertThat(direct.instances()).isEqualTo(13);
        assertThat(direct.rises()).containsExactly(rise("acme.DirectTest", 10, 640), rise("acme.BothTest", 3, 192));
        assertThat(direct.falls()).isZero();
    }

    @Test
    void filesThatAreMappedForReadingTakeNothingOffTheOthers() {
        TypeGrowth direct = growth(
                snapshot("", 9, Map.of(BUFFER, use(8))),
                snapshot("acme.MappedTest", 9, Map.of(BUFFER + "R", use(3), UNMAPPER, use(3))),
                snapshot("acme.DirectTest", 9, Map.of(BUFFER, use(18))));

        assertThat(direct.rises()).containsExactly(rise("acme.DirectTest", 10, 640));
    }

    private static TypeGrowth growth(HeapSnapshot... snapshots) {
        return MappedBuffers.removedFrom(run().live(live(snapshots)).evidence()).growth().stream()
                .filter(type -> type.type().equals(BUFFER))
                .findFirst()
                .orElseThrow();
    }
}
