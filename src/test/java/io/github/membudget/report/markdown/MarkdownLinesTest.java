package io.github.membudget.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.report.ShortNames;
import io.github.membudget.report.TextFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownLinesTest {
    @Test
    void aLongCellEndsBetweenTwoWords() {
        String row = MarkdownLines.row(List.of("3 times in it.LoadTest.reads()[12], ".repeat(9), "12.0 MiB"));
        assertThat(row)
                .endsWith("3 times in it.LoadTest.reads()[12], 3 … | 12.0 MiB |")
                .hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void proseIsBrokenBetweenSentences() {
        String sentence =
                "It keeps what it has until the JVM ends, and nobody frees it before that, since nobody knows of it.";
        assertThat(MarkdownLines.wrapped(sentence + " " + sentence)).containsExactly(sentence, sentence);
        assertThat(MarkdownLines.wrapped("Short. So is this.")).containsExactly("Short. So is this.");
    }

    @Test
    void aLongSentenceIsBrokenWhereNoListOrHeadingBegins() {
        String words = "word ".repeat(31) + "- 1. # + word ".repeat(12).strip();
        assertThat(MarkdownLines.wrapped(words))
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(200).matches("\\p{L}.*"));
        assertThat(String.join(" ", MarkdownLines.wrapped(words))).isEqualTo(words);
    }

    @Test
    void ofARowTheLongestCellIsShortened() {
        String row = MarkdownLines.row(List.of("1", "A short cause", "x".repeat(300), "12.0 MiB"));
        assertThat(row)
                .startsWith("| 1 | A short cause | xxx")
                .endsWith("xxx | 12.0 MiB |")
                .contains("…");
        assertThat(row.length()).isLessThanOrEqualTo(200);
    }

    @Test
    void whatReadsAsTextAnywayIsNotEscaped() {
        assertThat(TextFile.markdown("byte[] of MALLOC_ARENA_MAX, pool-#-thread"))
                .isEqualTo("byte[] of MALLOC_ARENA_MAX, pool-#-thread");
        assertThat(TextFile.markdown("[a](b) ![c](d) *e* `f` _g_ | <h> #7 a[^1]"))
                .isEqualTo("\\[a\\](b) \\![c\\](d) \\*e\\* \\`f\\` \\_g\\_ \\| &lt;h&gt; \\#7 a\\[^1]");
        assertThat(TextFile.markdown("[x]: http")).isEqualTo("\\[x\\]: http");
        assertThat(TextFile.markdown("# no heading")).isEqualTo("\\# no heading");
    }

    @Test
    void tablesNameClassesWithoutPackages() {
        assertThat(ShortNames.of("3 in com.acme.RowsTest.fills, 2 in com.acme.sub.Other$Inner.m"))
                .isEqualTo("3 in RowsTest.fills, 2 in Other$Inner.m");
        assertThat(ShortNames.of("/tmp/com.acme.Rows/a.Db and rows")).isEqualTo("/tmp/com.acme.Rows/a.Db and rows");
    }
}
