package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeWrappersTest {
    /** Owns native memory, as far as its members tell. */
    static class Image implements AutoCloseable {
        long nativeHandle;

        @Override
        public void close() {}
    }

    /** Has what its parent has. */
    static final class Thumbnail extends Image {}

    /** Frees nothing. */
    static final class Position {
        long address;
    }

    /** Owns no native memory. */
    static final class Session implements AutoCloseable {
        long started;

        @Override
        public void close() {}
    }

    @Test
    void whatCanBeClosedAndHasAnAddressOwnsNativeMemory() {
        assertThat(dropped(
                        row(9, Image.class) + row(5, Thumbnail.class) + row(9, Position.class) + row(9, Session.class)
                                + "   1:   25083   2408600  [B (java.base@17)\n   2:  300  9  gone.Unloaded\n",
                        ""))
                .containsOnly(Map.entry(Image.class.getName(), 9L), Map.entry(Thumbnail.class.getName(), 5L));
    }

    @Test
    void whatStillLivesWasNotDropped() {
        assertThat(dropped(row(90, Image.class), row(80, Image.class))).containsEntry(Image.class.getName(), 10L);
        assertThat(dropped(row(90, Image.class), row(88, Image.class))).isEmpty();
    }

    @Test
    void theCollectorFreesDirectBuffers() {
        assertThat(dropped("   3:   7   448  java.nio.DirectByteBuffer (java.base@17)\n", ""))
                .containsEntry("java.nio.DirectByteBuffer", 7L);
    }

    private static Map<String, Long> dropped(String withUnused, String live) {
        return new NativeWrappers().dropped(new HeapHistogram(withUnused), new HeapHistogram(live));
    }

    private static String row(int instances, Class<?> type) {
        return "   1:   " + instances + "   2400  " + type.getName() + "\n";
    }
}
