package io.github.membudget.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Report;
import io.github.membudget.model.Verdict;
import io.github.membudget.report.Golden;
import io.github.membudget.report.PageText;
import io.github.membudget.report.Samples;
import io.github.membudget.report.ShownVerdict;
import io.github.membudget.report.console.VerdictSentence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportHtmlTest {
    private static final Optional<Bytes> CEILING = Optional.of(Bytes.ofMebibytes(768));

    @TempDir
    Path directory;

    @Test
    void saysInOneSentenceWhatPassedItsCeiling() {
        assertThat(VerdictSentence.of(Samples.report(Samples.module("g:a", "graph", "t", CEILING, 812))))
                .isEqualTo("Over budget: module 'graph' peaked at 812 MiB, 44 MiB over its 768 MiB ceiling.");
    }

    @Test
    void saysInOneSentenceWhatCameNearest() {
        assertThat(VerdictSentence.of(Samples.report(
                        Samples.module("g:a", "graph", "t", CEILING, 384),
                        Samples.module("g:a", "rest", "t", CEILING, 100))))
                .isEqualTo("Within budget: module 'graph' came nearest to its ceiling, 384 MiB of 768 MiB (50 %).");
    }

    @Test
    void saysThatAModuleRanTwice() {
        assertThat(VerdictSentence.of(
                        Samples.report(Samples.ranAgain(Samples.module("g:a", "graph", "t", CEILING, 384)))))
                .isEqualTo("Within budget: module 'graph' came nearest to its ceiling, 384 MiB of 768 MiB (50 %);"
                        + " 'graph' was ended for the suite's ceiling and ran once more alone.");
    }

    @Test
    void aModuleThatDiedIsNoBudgetThatHeld() {
        Report report = Samples.report(
                Samples.died(Samples.module("g:a", "graph", "t", CEILING, 384)),
                Samples.module("g:a", "rest", "t", CEILING, 100));
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(VerdictSentence.of(report))
                .isEqualTo("Inconclusive: module 'graph' did not finish: crashed; what ran stayed under its ceilings.");
        assertThat(ShownVerdict.of(report)).isEqualTo(ShownVerdict.INCONCLUSIVE);
        assertThat(ShownVerdict.of(report.modules().get(0))).isEqualTo(ShownVerdict.INCONCLUSIVE);
    }

    @Test
    void withoutACeilingAModuleThatDiedIsCutShort() {
        Report report = Samples.report(Samples.died(Samples.module("g:a", "graph", "t", Optional.empty(), 384)));
        assertThat(report.verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(VerdictSentence.of(report))
                .isEqualTo("Cut short: module 'graph' did not finish: crashed; what ran stayed under its ceilings.");
        assertThat(ShownVerdict.of(report)).isEqualTo(ShownVerdict.CUT_SHORT);
    }

    @Test
    void withoutCeilingsItTellsTheModuleThatWasHighestAndTheSession() {
        assertThat(VerdictSentence.of(Samples.report(Samples.module("g:a", "graph", "t", Optional.empty(), 384))))
                .isEqualTo("Within budget: module 'graph' peaked at 384 MiB (it has no ceiling of its own); the whole"
                        + " suite peaked at 812 MiB of its 6144 MiB ceiling (13 %).");
    }

    @Test
    void saysBesideABudgetThatHoldsThatSomethingLeaks() {
        Report clean = Samples.report(Samples.module("g:a", "graph", "t", CEILING, 384));
        Finding finding = new Finding(
                "id",
                "kind",
                Finding.Severity.HIGH,
                Optional.empty(),
                "A registry keeps all",
                "A registry keeps all",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                "Close it.",
                Optional.empty());
        Report report = new Report(
                clean.pluginVersion(),
                clean.surefireVersions(),
                clean.host(),
                clean.startedAt(),
                clean.durationMillis(),
                clean.verdict(),
                clean.suite(),
                clean.modules(),
                clean.breaches(),
                List.of(finding, finding),
                clean.comparison(),
                List.of(),
                clean.shard());
        assertThat(VerdictSentence.of(report)).endsWith("384 MiB of 768 MiB (50 %). 2 findings, 2 high.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"</script><script>alert(1)</script>", "<!--<script>", "]]></x>", "<img src=x onerror=alert(1)>"})
    void markupInNamesStaysText(String name) throws IOException {
        String page = page(Samples.report(Samples.module("g:a", name, name, CEILING, 812)));
        String plain = page(Samples.report(Samples.module("g:a", "a", "b", CEILING, 812)));
        assertThat(count(page, "<")).isEqualTo(count(plain, "<"));
        assertThat(page).doesNotContain("<img", "<!--<").doesNotContain(name);
    }

    @Test
    void whatABrowserOrTerminalWouldObeyIsSpeltOut() {
        assertThat(PageText.of("\u202egnp.exe \u001b[31m half \ud800 😀"))
                .isEqualTo("\\u202egnp.exe \\u001b[31m half \\ud800 😀");
        assertThat(PageText.lines("a\nb\r")).isEqualTo("a\nb\\u000d");
    }

    @Test
    void aVeryLongNameIsCutWithSayingSo() throws IOException {
        String page = page(Samples.report(Samples.module("g:a", "a", "x".repeat(100_000), CEILING, 812)));
        assertThat(page).contains("characters left out").hasSizeLessThan(300_000);
    }

    @Test
    void loadsNothingAndRunsNoScriptButItsOwn() throws IOException {
        assertThat(page(Samples.report()))
                .contains("default-src 'none'", "script-src 'nonce-n'")
                .doesNotContain("src=\"", "@import", "url(");
    }

    /** All that Java writes; styles and script are files of their own. */
    @Test
    void isThePageThatItWas() throws IOException {
        String page = page(Samples.report(
                        Samples.collected(Samples.module("g:a", "graph", "<topK> & more", CEILING, 812)),
                        Samples.module("g:a", "rest", "adds", Optional.empty(), 100)))
                .replaceAll("(?s)<style>.*?</style>", "<style></style>")
                .replaceAll("(?s)(<script nonce=\"n\">).*?</script>", "$1</script>");
        Golden.assertIs(page.lines().toList(), "report.html");
    }

    @Test
    void linksTheFilesBesideIt() throws IOException {
        Files.writeString(directory.resolve("growth.md"), "x");
        Path page = directory.resolve("report.html");
        ReportHtml.write(Samples.report(), "g:a", Map.of(), page);
        assertThat(page).content().contains("<a href=\"./growth.md\">growth.md</a>");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    static String page(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportHtml.write(ReportHtml.view(report, "g:a", "report.json", List.of(), Map.of(), "n"), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static long count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length;
    }
}
