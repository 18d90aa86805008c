package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapHistogramTest {
    @Test
    void onlyNumberedLinesAreTypes() {
        HeapHistogram histogram = new HeapHistogram("""
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:         25083        2408600  [B (java.base@17.0.15)
                   2:            10            160  acme.Thing
                Total         25093        2408760
                """);
        assertThat(histogram.rows()).extracting(row -> row.type).containsExactly("[B", "acme.Thing");
        assertThat(histogram.rows()).extracting(row -> row.instances).containsExactly(25083L, 10L);
        assertThat(histogram.liveBytes()).isEqualTo(2_408_760);
    }

    @Test
    void theTableOfThisJvmIsUnderstood() throws Exception {
        HeapHistogram histogram = new HeapHistogram(new DiagnosticCommands().run("gcClassHistogram", new String[0]));
        assertThat(histogram.rows()).extracting(row -> row.type).contains("java.lang.String", "[B");
        assertThat(histogram.liveBytes())
                .isBetween(1L << 20, Runtime.getRuntime().totalMemory());
    }
}
