package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapBasis;
import io.github.membudget.model.PromisedMemory;
import io.github.membudget.plan.Promises;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisedTextTest {
    @Test
    void namesTheSumOfHeapAndDirectBuffers() {
        assertThat(warning("-XX:MaxDirectMemorySize=300m", 400, HeapBasis.ARGUMENTS, 640, 1))
                .contains(
                        "membudget: module 'store': -Xmx400m and -XX:MaxDirectMemorySize=300m promise 700 MiB. The ceiling is"
                                + " 640 MiB. Lower -XX:MaxDirectMemorySize to 32m, or raise the ceiling to 904m (with the"
                                + " 201 MiB that the JVM needs beside them).");
    }

    @Test
    void lowersBothWhereTheHeapAloneLeavesNoRoom() {
        assertThat(warning("-XX:MaxDirectMemorySize=256m", 256, HeapBasis.ARGUMENTS, 384, 1))
                .get()
                .asString()
                .contains("Lower both, to -Xmx112m and -XX:MaxDirectMemorySize=112m, or raise the ceiling to 672m");
    }

    @Test
    void proposesNoHeapThatNothingRunsIn() {
        assertThat(warning("-XX:MaxDirectMemorySize=512m", 90, HeapBasis.ARGUMENTS, 192, 1))
                .get()
                .asString()
                .contains("Lower both, to -Xmx32m and -XX:MaxDirectMemorySize=");
    }

    @Test
    void weighsEachForkAgainstItsPartOfTheCeiling() {
        assertThat(warning("-XX:MaxDirectMemorySize=300m", 400, HeapBasis.SETTING, 1280, 2))
                .get()
                .asString()
                .contains(
                        "<heap>400m</heap> and -XX:MaxDirectMemorySize=300m promise 700 MiB. The ceiling of 1280 MiB"
                                + " leaves each of 2 test JVMs 640 MiB. Lower -XX:MaxDirectMemorySize to 32m, or raise the ceiling to 1808m");
    }

    @Test
    void namesProcessorsThatAreNotThere() {
        assertThat(warning("-ea -XX:ActiveProcessorCount=64", 26, HeapBasis.ESTIMATE, 100, 1))
                .contains(
                        "membudget: module 'store': -XX:ActiveProcessorCount=64 has the JVM start threads and tables for 64"
                                + " processors. They take up to 23 MiB more than those for the 4 of this machine. The ceiling is"
                                + " 100 MiB. Lower it to 4, or raise the ceiling to 128m.");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1024, ARGUMENTS, 1024",
        "-XX:MaxDirectMemorySize=256m, 512, ARGUMENTS, 768",
        "-XX:MaxDirectMemorySize=0, 700, ARGUMENTS, 768",
        "-XX:MaxDirectMemorySize=900m, 500, LAST_RUN, 1024",
        "-XX:MaxMetaspaceSize=512m, 700, ARGUMENTS, 1024",
        "-XX:ActiveProcessorCount=2, 26, ESTIMATE, 100",
        "-XX:ActiveProcessorCount=32, 600, ESTIMATE, 1024"
    })
    void saysNothingOfWhatFits(String arguments, int heap, HeapBasis source, int ceiling) {
        assertThat(warning(arguments, heap, source, ceiling, 1)).isEmpty();
    }

    @Test
    void theBreachNamesTheSumToo() {
        Breach breach = new Breach(
                Breach.Scope.MODULE,
                "shop",
                "store",
                Bytes.ofMebibytes(640),
                Bytes.ofMebibytes(700),
                1,
                List.of(),
                "Module 'store' peaked");
        assertThat(PromisedText.withPromise(
                                breach,
                                Optional.of(promised("-XX:MaxDirectMemorySize=300m", 400, HeapBasis.ARGUMENTS, 640, 1)))
                        .message())
                .startsWith(
                        "Module 'store' peaked\n  By its arguments: -Xmx400m and -XX:MaxDirectMemorySize=300m promise 700 MiB.");
        assertThat(PromisedText.withPromise(breach, Optional.empty())).isEqualTo(breach);
    }

    private static Optional<String> warning(String arguments, int heap, HeapBasis source, int ceiling, int forks) {
        return PromisedText.warning("store", promised(arguments, heap, source, ceiling, forks));
    }

    private static PromisedMemory promised(String arguments, int heap, HeapBasis source, int ceiling, int forks) {
        return Promises.of(arguments, Bytes.ofMebibytes(heap), source, Bytes.ofMebibytes(ceiling), forks, 4);
    }
}
