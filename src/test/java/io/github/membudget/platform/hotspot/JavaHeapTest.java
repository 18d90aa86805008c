package io.github.membudget.platform.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.platform.proc.ProcFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaHeapTest {
    /** In front of the heap a class space, behind it malloc and a stack; the heap in parts, of which one is a file. */
    private static final String MAP = area("55000000-55001000 ---p 00000000 00:00 0", 4)
            + area("55001000-55d95000 rw-p 00001000 fe:00 1 /opt/jdk/lib/server/classes.jsa", 13_768)
            + area("fa000000-ffe00000 rw-p 00000000 00:00 0", 50_680)
            + area("ffe00000-ffe75000 rw-p 00c4d000 fe:00 1 /opt/jdk/lib/server/classes.jsa", 468)
            + area("ffe75000-100000000 ---p 00000000 00:00 0", 0)
            + area("7f0000000000-7f0004000000 rw-p 00000000 00:00 0", 30_000)
            + area("7ffc00000000-7ffc00021000 rw-p 00000000 00:00 0 [stack]", 100);

    private static String area(String head, int kibibytes) {
        return head + "\nSize: 1 kB\nRss:                " + kibibytes + " kB\nPss:  1 kB\nVmFlags: rd wr mr\n";
    }

    @Test
    void theHeapIsTheRangeThatIsAsLongAsItMayBe() {
        JavaHeap read = JavaHeap.of(MAP, Bytes.ofMebibytes(96)).orElseThrow();
        assertThat(read.heap()).isEqualTo(new Bytes((50_680 + 468) * 1024L));
        assertThat(read.beside()).isEqualTo(new Bytes((4 + 13_768 + 30_000 + 100) * 1024L));
    }

    @Test
    void aHeapThatIsRoundedUpIsFound() {
        assertThat(JavaHeap.of(MAP, new Bytes(95L << 20))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {64, 92, 98, 1024})
    void noRangeOfThatLengthIsNoHeap(long mebibytes) {
        assertThat(JavaHeap.of(MAP, Bytes.ofMebibytes(mebibytes))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "nonsense", "fa000000-\nRss: 1 kB\n", "Rss:\n"})
    void whatIsNoMapHasNoHeap(String text) {
        assertThat(JavaHeap.of(text, Bytes.ofMebibytes(96))).isEmpty();
    }

    @Test
    void whoIsGoneHasNone() {
        assertThat(JavaHeap.read(new ProcFiles(Path.of("/proc")), Long.MAX_VALUE, Bytes.ofMebibytes(96)))
                .isEmpty();
    }
}
