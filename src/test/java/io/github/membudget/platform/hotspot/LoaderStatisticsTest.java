package io.github.membudget.platform.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Shortage.LiveLoaders;
import org.junit.jupiter.api.Test;

class LoaderStatisticsTest {
    private static final String HEAD =
            "17216:\nClassLoader         Parent              CLD*               Classes   ChunkSz   BlockSz  Type\n";

    @Test
    void theTypeWithMostLoadersIsNamedInBytes() {
        String ofHotSpot25 = HEAD
                + "0x000000005f000ae8  0x0000000000000000  0x00007f32900e0610       2      6144      3432  java.net.URLClassLoader\n"
                + "0x000000005f000ae9  0x0000000000000000  0x00007f329015d5d0       2      6144      3432  java.net.URLClassLoader\n"
                + "0x000000005f000aea  0x000000005f000aeb  0x00007f329015d5d1       1      6144      4320  app\n";
        assertThat(LoaderStatistics.read(ofHotSpot25))
                .contains(new LiveLoaders("java.net.URLClassLoader", 2, new Bytes(12_288), 3));
    }

    @Test
    void hotSpot17PrintsWords() {
        String ofHotSpot17 = HEAD
                + "0x00007efc38040b40  0x0000000000000000  0x00007efcb8148820       2       768       418  java.net.URLClassLoader\n";
        assertThat(LoaderStatistics.read(ofHotSpot17))
                .contains(new LiveLoaders("java.net.URLClassLoader", 1, new Bytes(6144), 1));
    }

    @Test
    void noAnswerIsUnknown() {
        assertThat(LoaderStatistics.read("17216:\njava.lang.UnsupportedOperationException\n"))
                .isEmpty();
    }
}
