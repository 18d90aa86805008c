package io.github.membudget.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObstacleTest {
    private static final long GIB = 1L << 30;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-Xmx2g -XX:+UseSerialGC -Dpath=-p",
                "-XX:+UseParallelGC",
                "-javaagent:/repo/mockito-core-5.17.0.jar",
                "-javaagent:/repo/org.jacoco.agent-runtime.jar=destfile=x.exec,includes=com.example.*",
                "--add-opens java.base/java.lang=ALL-UNNAMED",
                "-Xlog:gc"
            })
    void theseAreNone(String arguments) {
        assertThat(Obstacle.in(17, arguments, 16 * GIB)).isEmpty();
        assertThat(Obstacle.in(25, arguments, 16 * GIB)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseZGC",
                "-Xshare:off",
                "-Xshare:on",
                "-XX:SharedArchiveFile=own.jsa",
                "-XX:AOTCache=app.aot",
                "-XX:-UseCompressedOops",
                "-XX:ObjectAlignmentInBytes=16",
                "--patch-module java.base=x",
                "--patch-module=java.base=x",
                "-p mods",
                "-Xbootclasspath/a:x.jar",
                "-Djava.system.class.loader=own.Loader",
                "-cp x.jar",
                "\"-classpath\" x.jar"
            })
    void theseAre(String option) {
        assertThat(Obstacle.in(17, "-Da=b " + option, 16 * GIB)).hasValueSatisfying(why -> assertThat(why)
                .startsWith(option.replace("\"", "").split(" ")[0] + ": "));
    }

    @Test
    void jacocosAgentIsOneSinceItChangesEveryClass() {
        assertThat(Obstacle.in(17, "-javaagent:/repo/org.jacoco.agent-0.8.15-runtime.jar=destfile=x.exec", GIB))
                .hasValueSatisfying(why -> assertThat(why).contains("JaCoCo"));
    }

    @ParameterizedTest
    @CsvSource({"8", "11", "16"})
    void olderJavasAre(int major) {
        assertThat(Obstacle.in(major, "", GIB))
                .contains("Java " + major + " has no archives of this kind, only Java 17 and newer");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 64, false",
        "'', 256, true",
        "-Xmx20g, 256, false",
        "-Xmx40g, 64, true",
        "-Xmx40g -Xmx1g, 64, false",
        "-XX:MaxHeapSize=42949672960, 64, true",
        "-XX:MaxRAMPercentage=75, 64, true",
        "-XX:MaxRAMPercentage=75, 16, false"
    })
    void aHeapWithOtherReferencesIs(String arguments, long gibibytes, boolean obstacle) {
        assertThat(Obstacle.in(17, arguments, gibibytes * GIB).isPresent()).isEqualTo(obstacle);
    }
}
