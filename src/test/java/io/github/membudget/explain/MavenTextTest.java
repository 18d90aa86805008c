package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.MavenMemory;
import io.github.membudget.model.PeakSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MavenTextTest {
    @Test
    void namesTheShareTheOptionsAndWhereTheyStand() {
        MavenMemory maven = maven(600, true, Optional.of("-Xms512m -Xmx512m"));
        assertThat(MavenText.atKill(maven))
                .isEqualTo("Maven itself held 600 MiB of the container's 1000 MiB (-Xms512m -Xmx512m in MAVEN_OPTS)."
                        + " To leave the tests more, lower Maven's heap in MAVEN_OPTS.");
        assertThat(MavenText.warning("kg", Bytes.ofMebibytes(500), maven))
                .startsWith("membudget: Maven itself holds 600 MiB of the container's 1000 MiB")
                .contains("Module 'kg' may fill a heap of 500 MiB besides.");
    }

    @Test
    void whoSetNoHeapIsToldThatItMaySetOne() {
        assertThat(MavenText.summary(maven(300, true, Optional.empty())))
                .isEqualTo(
                        "membudget: Maven itself took up to 350 MiB of the container's 1000 MiB (its heap may take 512 MiB,"
                                + " since nobody set -Xmx). To leave the tests more, set -Xmx for Maven in MAVEN_OPTS.");
    }

    @Test
    void mattersFromAQuarterOnAndInAContainer() {
        assertThat(maven(250, true, Optional.empty()).isNotable()).isTrue();
        assertThat(maven(150, true, Optional.empty()).isNotable()).isFalse();
        assertThat(maven(600, true, Optional.empty()).leavesNoRoomFor(Bytes.ofMebibytes(500)))
                .isTrue();
        assertThat(maven(600, true, Optional.empty()).leavesNoRoomFor(Bytes.ofMebibytes(400)))
                .isFalse();
        assertThat(maven(600, false, Optional.empty()).leavesNoRoomFor(Bytes.ofMebibytes(500)))
                .isFalse();
    }

    @Test
    void aDerivedCeilingNamesWhatItIsAPartOf() {
        assertThat(MavenText.derivedCeiling(Bytes.ofMebibytes(1228), true))
                .isEqualTo("90 % of the container's 1228 MiB");
        assertThat(MavenText.derivedCeiling(Bytes.ofMebibytes(8000), false))
                .isEqualTo("90 % of this machine's 8000 MiB");
    }

    private static MavenMemory maven(int rss, boolean container, Optional<String> options) {
        return new MavenMemory(
                Bytes.ofMebibytes(rss),
                Bytes.ofMebibytes(rss + 50),
                PeakSource.KERNEL,
                Bytes.ofMebibytes(512),
                options,
                "MAVEN_OPTS",
                Bytes.ofMebibytes(1000),
                container);
    }
}
