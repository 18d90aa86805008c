package io.github.membudget.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.Branch;
import io.github.membudget.model.Exhibit.HoldingTree;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Spark;
import io.github.membudget.model.Exhibit.Table;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Advice;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.SourcePlace.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingMarkdownTest {
    private static final String HOSTILE = "```<script>|[a](x)\u001b[2J\u202e";

    private static String written(SourcePlace place, Exhibit... evidence) {
        Finding finding = new Finding(
                "timer-not-cancelled",
                "threads",
                Severity.HIGH,
                Optional.empty(),
                "Timers are not cancelled",
                "Timers are not cancelled: 40.0 MiB — " + place,
                Optional.of(new Impact(Bytes.ofMebibytes(40), "heap that nothing else keeps")),
                Optional.of(place),
                List.of("module 'acme'"),
                List.of("com.acme"),
                List.of(evidence),
                "Call timer.cancel().",
                Optional.of(
                        new Advice("A timer's thread lives on.", "A thread each.", "new Timer();", "", "", "small")));
        List<String> lines = new ArrayList<>();
        new FindingMarkdown(lines).write(1, new FindingMarkdown.In("acme", finding));
        return String.join("\n", lines);
    }

    @Test
    void theLineThatIsMeantStandsOut() {
        Excerpt excerpt = new Excerpt("src/test/java/ATest.java", 5, 4, List.of("{", "  new Timer();", "}"));
        assertThat(written(new SourcePlace("ATest.java:5", 0, Optional.of(excerpt))))
                .contains("### 1. Timers are not cancelled: 40.0 MiB — ATest.java:5")
                .contains(
                        "src/test/java/ATest.java, line 5:\n\n```\n     4 | {\n>    5 |   new Timer();\n     6 | }\n```");
    }

    @Test
    void evidenceIsDrawn() {
        assertThat(written(
                        SourcePlace.of("ATest"),
                        new HoldingTree(
                                "This alone keeps 40.0 MiB.",
                                List.of(
                                        new Branch(0, "static field a.B.C", Optional.of(Bytes.ofMebibytes(40))),
                                        new Branch(1, "… 3 more steps", Optional.empty()),
                                        new Branch(2, "byte[]", Optional.empty())),
                                "whole"),
                        new Spark("Rows: +7.", List.of(0L, 1L, 4L, 7L)),
                        new Table(List.of("class", "more"), List.of(List.of("a.B[]", "+3")), 2)))
                .contains("```\nstatic field a.B.C   40 MiB\n  └ … 3 more steps\n    └ byte[]\n```")
                .contains("▁▂▅█ 0 to 7 live")
                .contains("| class | more |\n| --- | ---: |\n| a.B[] | +3 |\n\nAnd 2 more, in report.json.");
    }

    @Test
    void namesAndSourcesStayText() {
        String long200 = "x".repeat(500);
        Excerpt excerpt = new Excerpt(HOSTILE, 1, 1, List.of(HOSTILE, long200));
        String text = written(
                new SourcePlace(HOSTILE, 0, Optional.of(excerpt)),
                new Sentence(HOSTILE + long200),
                new HoldingTree(HOSTILE, List.of(new Branch(0, HOSTILE + long200, Optional.empty())), ""),
                new Spark(HOSTILE, List.of(1L, 1L, 1L)),
                new Table(List.of("class"), List.of(List.of(HOSTILE + long200)), 0));
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(240));
        assertThat(text).doesNotContain("\u001b", "\u202e");
        // Outside of code nothing is markup.
        String prose = text.replaceAll("(?s)\n(`{3,})\n.*?\n\\1(?=\n)", "");
        assertThat(prose).doesNotContain("<script>").doesNotContain("\n```");
    }
}
