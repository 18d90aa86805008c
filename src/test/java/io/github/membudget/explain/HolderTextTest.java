package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.HolderNotation;
import io.github.membudget.model.heap.Holders;
import org.junit.jupiter.api.Test;

class HolderTextTest {
    @Test
    void fieldsThatAreAlikeAreToldWithTheirClasses() {
        Holder alike = Holders.of(
                "static-field",
                "acme.ATest.ROWS",
                9,
                "ArrayList (9)",
                "acme.BTest.ROWS",
                "acme.CTest.ROWS",
                "acme.DTest.ROWS",
                "acme.Table$Old.ROWS");

        assertThat(HolderNotation.root(alike) + HolderText.keeps(alike))
                .isEqualTo("static field acme.ATest.ROWS and 4 like it in other classes keep ");
        assertThat(HolderText.names(alike))
                .isEqualTo("acme.ATest.ROWS (and acme.BTest.ROWS, acme.CTest.ROWS, acme.DTest.ROWS, …)");
    }

    @Test
    void threadsThatAreAlikeAreToldWithTheirOtherNames() {
        assertThat(HolderText.names(Holders.of("thread", "mail-1 and 2 more like it", 3, "Thread -> char[]", "web")))
                .isEqualTo("mail-1 and 2 more like it (web)");
        assertThat(HolderText.keeps(Holders.of("thread", "worker-1 and 3 more like it", 1, "byte[]")))
                .isEqualTo(" keep ");
        assertThat(HolderText.keeps(Holders.of("thread", "worker-1", 1, "byte[]")))
                .isEqualTo(" keeps ");
    }
}
