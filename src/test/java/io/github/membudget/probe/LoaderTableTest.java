package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoaderTableTest {
    @Test
    void loadersOfOneTypeAreOneRow() {
        String table = "ClassLoader         Parent              CLD*               Classes   ChunkSz   BlockSz  Type\n"
                + "0x00007f3fdb07af08  0x00007f3fdb07d1e8  0x00007f405c12ab90    1241    879232    876942  acme.Loader\n"
                + "                                                                32     12288      7322   + hidden classes\n"
                + "0x0000000000000000  0x0000000000000000  0x00007f405c0e59f0    1151    557056    229515  <boot class loader>\n"
                + "                                                                32     12288      7322   + hidden classes\n"
                + "0x00007f3fdb07af09  0x00007f3fdb07d1e8  0x00007f405c12ab91       1       768       172  acme.Loader\n"
                + "Total = 3                                                     2498   1479296   1142956  \n";
        assertThat(new LoaderTable(table).lines()).isEqualTo("c\t2\t892288\tacme.Loader\t.\n");
    }
}
