package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.HolderNotation;
import io.github.membudget.model.heap.Holders;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolderTextTest {
    @Test
    void fieldsThatAreAlikeAreToldWithTheirClasses() {
        Holder alike = Holders.of(
                1,
                "static-field",
                "acme.ATest.ROWS",
                Bytes.ofMebibytes(9),
                "ArrayList (9)",
                Bytes.ZERO,
                List.of(),
                List.of("acme.BTest.ROWS", "acme.CTest.ROWS", "acme.DTest.ROWS", "acme.Table$Old.ROWS"));

        assertThat(HolderNotation.root(alike) + HolderText.keeps(alike))
                .isEqualTo("static field acme.ATest.ROWS and 4 like it in other classes keep ");
        assertThat(HolderText.names(alike))
                .isEqualTo("acme.ATest.ROWS (and acme.BTest.ROWS, acme.CTest.ROWS, acme.DTest.ROWS, …)");
        assertThat(alike.owners()).contains("acme.ATest", "acme.BTest", "acme.DTest", "acme.Table");
        assertThat(HolderText.keeps(holder("thread", "worker-1 and 3 more like it", 1, "byte[]")))
                .isEqualTo(" keep ");
        assertThat(HolderText.keeps(holder("thread", "worker-1", 1, "byte[]"))).isEqualTo(" keeps ");
    }

    @Test
    void threadsOfOneKindAreToldWithNamesOfTheirOwn() {
        Holder threads = Holders.of(
                1,
                "thread",
                "mail-1 and 2 more like it",
                Bytes.ofMebibytes(7),
                "Thread -> acme.Ticker -> char[]",
                Bytes.ZERO,
                List.of(),
                List.of("web"));

        assertThat(HolderText.names(threads)).isEqualTo("mail-1 and 2 more like it (web)");
    }

    private static Holder holder(String kind, String name, long mebibytes, String path) {
        return Holders.of(1, kind, name, Bytes.ofMebibytes(mebibytes), path, Bytes.ZERO, List.of(), List.of());
    }
}
