package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapFacts;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Look;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappedBuffersTest {
    private static final String BUFFER = "java.nio.DirectByteBuffer";
    private static final String UNMAPPER = "sun.nio.ch.FileChannelImpl$DefaultUnmapper";

    @Test
    void whoMapsFilesMakesNoDirectBuffers() {
        TypeGrowth direct = growth(
                look("", Map.of(BUFFER, use(8))),
                look("acme.DirectTest", Map.of(BUFFER, use(18))),
                look("acme.MappedTest", Map.of(BUFFER, use(21), UNMAPPER, use(3))),
                look("acme.BothTest", Map.of(BUFFER, use(25), UNMAPPER, use(4))));

        assertThat(direct.instances()).isEqualTo(13);
        assertThat(direct.rises())
                .containsExactly(new Rise("acme.DirectTest", 1, 10, 640), new Rise("acme.BothTest", 1, 3, 192));
        assertThat(direct.falls()).isZero();
    }

    @Test
    void filesThatAreMappedForReadingTakeNothingOffTheOthers() {
        TypeGrowth direct = growth(
                look("", Map.of(BUFFER, use(8))),
                look("acme.MappedTest", Map.of(BUFFER + "R", use(3), UNMAPPER, use(3))),
                look("acme.DirectTest", Map.of(BUFFER, use(18))));

        assertThat(direct.rises()).containsExactly(new Rise("acme.DirectTest", 1, 10, 640));
    }

    private static TypeGrowth growth(Look... looks) {
        LiveSet set = new LiveSet(7, List.of(looks), Optional.empty());
        LeakFindings.Seen seen =
                new LeakFindings.Seen("acme", List.of(set), LiveGrowth.of(set), HeapFacts.NONE, List.of(), List.of());
        return MappedBuffers.apart(seen).growth().stream()
                .filter(type -> type.type().equals(BUFFER))
                .findFirst()
                .orElseThrow();
    }

    private static Look look(String className, Map<String, Use> changed) {
        return new Look(className, List.of(), Bytes.ofMebibytes(9), Optional.empty(), changed);
    }

    private static Use use(long instances) {
        return new Use(instances, 64 * instances);
    }
}
