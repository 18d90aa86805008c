package io.github.membudget.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.Investigated.Checked;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.SourcePlace.Excerpt;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvestigationLinesTest {
    private static final Path FILE = Path.of("target", "investigation.md");

    private static Finding finding(String title, Severity severity, int mebibytes, Optional<SourcePlace> place) {
        return new Finding(
                "a-rule",
                "kind",
                severity,
                Optional.empty(),
                title,
                title + ": " + mebibytes + " MiB",
                Optional.of(new Impact(Bytes.ofMebibytes(mebibytes), "heap")),
                place,
                List.of("module 'acme'", "com.acme.ATest", "com.acme.BTest"),
                List.of(),
                List.of(),
                "Close it. " + "This is a longer word about it. ".repeat(8).strip(),
                Optional.empty());
    }

    private static List<String> lines(Finding... findings) {
        return InvestigationLines.of(
                List.of(new Investigated(
                        "com.acme:acme",
                        "acme",
                        List.of(new LiveSet(1, List.of(), Optional.empty())),
                        List.of(),
                        List.of(),
                        List.of(findings),
                        Checked.NOTHING,
                        List.of())),
                FILE);
    }

    @Test
    void theGravestComeFirstInThreeLinesEach() {
        Excerpt excerpt = new Excerpt("src/test/java/ATest.java", 5, 5, List.of("  new Timer();"));
        List<String> lines = lines(
                finding("Small", Severity.LOW, 90, Optional.empty()),
                finding("Kept", Severity.MEDIUM, 9, Optional.empty()),
                finding(
                        "Timers",
                        Severity.HIGH,
                        40,
                        Optional.of(new SourcePlace("ATest.java:5", 0, Optional.of(excerpt)))));

        assertThat(lines.get(1)).isEqualTo("membudget: module 'acme': 3 findings, 1 of low severity");
        assertThat(lines.get(2)).isEqualTo("  HIGH  Timers: 40 MiB");
        assertThat(lines.get(3)).isEqualTo("      src/test/java/ATest.java:5   new Timer();");
        assertThat(lines.get(4))
                .startsWith("      fix: Close it. This")
                .endsWith("about it.")
                .hasSizeLessThan(220);
        assertThat(lines.get(5)).isEqualTo("  MEDIUM  Kept: 9 MiB");
        assertThat(lines.get(6)).isEqualTo("      seen in ATest, BTest");
        assertThat(lines.get(8)).isEqualTo("  and 1 more in the report");
    }

    @Test
    void whatMattersLittleIsShownWhereThereIsNothingElse() {
        assertThat(lines(finding("Small", Severity.LOW, 1, Optional.empty()))).contains("  LOW  Small: 1 MiB");
    }
}
