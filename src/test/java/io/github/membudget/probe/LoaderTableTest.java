package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoaderTableTest {
    @Test
    void loadersOfOneTypeAreOneRowAndWordsAreReadAsWords() {
        String table = "ClassLoader         Parent              CLD*               Classes   ChunkSz   BlockSz  Type\n"
                + "0x00007f3fdb07af08  0x00007f3fdb07d1e8  0x00007f405c12ab90    1241    879232    876942  acme.Loader\n"
                + "                                                                32     12288      7322   + hidden classes\n"
                + "0x0000000000000000  0x0000000000000000  0x00007f405c0e59f0    1151    557056    229515  <boot class loader>\n"
                + "                                                                32     12288      7322   + hidden classes\n"
                + "0x00007f3fdb07af09  0x00007f3fdb07d1e8  0x00007f405c12ab91       1       768       172  acme.Loader\n"
                + "Total = 3                                                     2498   1479296   1142956  \n";
        assertThat(new LoaderTable(table).lines()).isEqualTo("c\t2\t" + 8 * 892_288 + "\tacme.Loader\t.\n");
    }

    @Test
    void bytesAreReadAsBytes() {
        String table = "ClassLoader         Parent              CLD*               Classes   ChunkSz   BlockSz  Type\n"
                + "0x000000005f000ae8  0x0000000000000000  0x00007f32900e0610       2      6144      3432  acme.Loader\n"
                + "Total = 1                                                        2      6144      3432  \n";
        assertThat(new LoaderTable(table).lines()).isEqualTo("c\t1\t6144\tacme.Loader\t.\n");
    }
}
