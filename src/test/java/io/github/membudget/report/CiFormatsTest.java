package io.github.membudget.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Report;
import io.github.membudget.report.ci.BreachJunit;
import io.github.membudget.report.ci.GithubAnnotations;
import io.github.membudget.report.ci.OpenMetricsText;
import io.github.membudget.report.markdown.SummaryMarkdown;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiFormatsTest {
    private static final String HOSTILE =
            "a\"b\\c<script>]]>&|`*%0A:,\u202e\u001b[31m\n::error::x\uFFFE\ud800" + "x".repeat(100_000);

    private static Report report(String name) {
        return Samples.report(
                Samples.module("it:shop", name, "topK", Optional.of(Bytes.ofMebibytes(256)), 300),
                Samples.module("it:shop", "shop", "modest", Optional.of(Bytes.ofMebibytes(1024)), 300),
                Samples.module("it:search", "search", "free", Optional.empty(), 100));
    }

    @Test
    void theSummaryIsATableAndTheBreaches() throws IOException {
        Golden.assertIs(SummaryMarkdown.lines(report("kg")), "summary.md");
    }

    @Test
    void aModuleThatDiedIsNoCeilingThatHeld() {
        ModuleResult died =
                Samples.died(Samples.module("it:shop", "s|hop", "modest", Optional.of(Bytes.ofMebibytes(1024)), 300));
        Report report = Samples.report(died);
        List<String> summary = SummaryMarkdown.lines(report);
        assertThat(summary.get(0))
                .startsWith("## Memory of the test suite: inconclusive. ")
                .doesNotContain("within");
        assertThat(summary.get(4)).endsWith("| **CRASHED** |");
        assertThat(String.join("\n", BreachJunit.lines(report)))
                .contains("<skipped message=\"module 's|hop' did not finish: crashed\"", "skipped=\"1\"");
        assertThat(new GithubAnnotations(Path.of(""), project -> List.of()).lines(report))
                .containsExactly("::error title=Memory%3A module 's|hop' did not finish%3A crashed::"
                        + "No test ran when its JVM ended.");
    }

    @Test
    void hostileNamesStayOneCellOfTheSummary() {
        List<String> lines = SummaryMarkdown.lines(report(HOSTILE));
        assertThat(String.join("\n", lines)).doesNotContain("\u001b", "\u202e").hasSizeLessThan(5000);
        List<Extension> tables = List.of(TablesExtension.create());
        String html = HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(String.join("\n", lines)));
        assertThat(html).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(lines.get(4).replaceAll("\\\\.", "")).matches("(\\|[^|]*){6}\\|");
    }

    @Test
    void ofManyModulesThoseThatBreachAreShown() {
        ModuleResult small = Samples.module("it:a", "a", "t", Optional.empty(), 100);
        ModuleResult breach = Samples.module("it:b", "b", "t", Optional.of(Bytes.ofMebibytes(10)), 20);
        ModuleResult[] all = new ModuleResult[700];
        java.util.Arrays.fill(all, small);
        all[699] = breach;
        List<String> lines = SummaryMarkdown.lines(Samples.report(all));
        assertThat(lines.get(4)).startsWith("| b |");
        assertThat(lines).contains("200 more modules, within their ceilings or smaller, are in suite.json.");
    }

    @Test
    void theJunitFileHasACaseForEachCeiling() throws Exception {
        List<String> lines = BreachJunit.lines(report("kg"));
        Golden.assertIs(lines, "TEST-membudget.xml");
        List<ReportTestCase> cases = read(lines);
        assertThat(cases).hasSize(3);
        ReportTestCase breach = cases.get(0);
        assertThat(breach.hasFailure()).isTrue();
        assertThat(breach.getName()).isEqualTo("module kg stays under its ceiling");
        assertThat(breach.getFailureMessage()).isEqualTo("Module 'kg' peaked");
        assertThat(cases.subList(1, 3)).allMatch(ReportTestCase::isSuccessful);
    }

    @Test
    void hostileNamesAreTextInTheJunitFile() throws Exception {
        List<String> lines = BreachJunit.lines(report(HOSTILE));
        ReportTestCase breach = read(lines).get(0);
        assertThat(breach.getName()).startsWith("module a\"b\\c<script>]]>&|`*%0A:,??[31m?::error::x");
        assertThat(String.join("\n", lines)).hasSizeLessThan(10_000);
    }

    /** Maven's own report puts the cases of one class together. */
    private static List<ReportTestCase> read(List<String> lines) throws Exception {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        List<ReportTestSuite> suites = new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8));
        return suites.stream()
                .sorted(Comparator.comparing(ReportTestSuite::getNumberOfFailures)
                        .reversed())
                .flatMap(suite -> suite.getTestCases().stream())
                .toList();
    }

    @Test
    void openMetricsAreWhatTheReferenceWriterWrites() throws Exception {
        List<String> lines = OpenMetricsText.lines(report("k\"g\\"));
        Golden.assertIs(lines, "openmetrics.txt");
        ByteArrayOutputStream reference = new ByteArrayOutputStream();
        OpenMetricsTextFormatWriter.create().write(reference, snapshots(), EscapingScheme.DEFAULT);
        // The reference writes every value as a double.
        String whole = Pattern.compile("(?m) (\\d+\\.\\d+(?:E\\d+)?)$")
                .matcher(reference.toString(StandardCharsets.UTF_8))
                .replaceAll(value -> Matcher.quoteReplacement(" " + (long) Double.parseDouble(value.group(1))));
        assertThat(lines).containsExactlyElementsOf(whole.lines().toList());
    }

    private static MetricSnapshots snapshots() {
        Labels kg = Labels.of("execution", "default-test", "module", "k\"g\\", "project", "it:shop");
        Labels shop = Labels.of("execution", "default-test", "module", "shop", "project", "it:shop");
        Labels search = Labels.of("execution", "default-test", "module", "search", "project", "it:search");
        long mib = 1 << 20;
        return MetricSnapshots.of(
                gauge("module_ceiling", "The most that a test module may use.", true)
                        .dataPoint(point(256 * mib, kg))
                        .dataPoint(point(1024 * mib, shop))
                        .build(),
                gauge(
                                "module_peak",
                                "The most that a test module's processes used at one time, by the metric of its label.",
                                true)
                        .dataPoint(point(300 * mib, kg.add("metric", "rss")))
                        .dataPoint(point(100 * mib, search.add("metric", "rss")))
                        .dataPoint(point(300 * mib, shop.add("metric", "rss")))
                        .build(),
                gauge("module_tests", "Tests that ran in a test module.", false)
                        .dataPoint(point(1, kg))
                        .dataPoint(point(1, search))
                        .dataPoint(point(1, shop))
                        .build(),
                gauge("suite_ceiling", "The most that all test JVMs may use at one time.", true)
                        .dataPoint(point(6144 * mib, Labels.EMPTY))
                        .build(),
                gauge("suite_peak", "The most that all test JVMs used at one time, by the metric of its label.", true)
                        .dataPoint(point(812 * mib, Labels.of("metric", "rss")))
                        .build());
    }

    private static GaugeSnapshot.Builder gauge(String name, String help, boolean bytes) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder()
                .name("membudget_" + name + (bytes ? "_bytes" : ""))
                .help(help);
        return bytes ? gauge.unit(Unit.BYTES) : gauge;
    }

    private static GaugeDataPointSnapshot point(long value, Labels labels) {
        return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
    }

    /** The only published parser of the format: Debian's python3-prometheus-client. */
    @Test
    void openMetricsParse(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("metrics.txt");
        Files.writeString(file, String.join("\n", OpenMetricsText.lines(report(HOSTILE))) + "\n");
        String script = "import sys\n"
                + "try:\n  from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse\n"
                + "except ImportError: sys.exit(42)\n"
                + "print(sum(len(family.samples) for family in parse(open(sys.argv[1], encoding='utf-8').read())))\n";
        Path python = Path.of("/usr/bin/python3");
        Assumptions.assumeTrue(Files.isExecutable(python), "no python3 here");
        Process process = new ProcessBuilder(python.toString(), "-c", script, file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Assumptions.assumeTrue(process.exitValue() != 42, "python3-prometheus-client is not installed here");
        assertThat(said.strip()).isEqualTo("10");
    }

    @Test
    void anAnnotationNamesTheLineOfTheTestThatRan(@TempDir Path workspace) throws IOException {
        Path sources = Files.createDirectories(workspace.resolve("a,b/src/test/java/it"));
        Files.writeString(sources.resolve("ATest.java"), """
                package it;

                class ATest {
                    /* topK() is called below */
                    void modest() {
                        topK(3);
                    }

                    @Test
                    void topK(int k) {
                    }
                }
                """);
        GithubAnnotations annotations =
                new GithubAnnotations(workspace, project -> List.of(workspace.resolve("a,b/src/test/java")));
        assertThat(annotations.lines(report("kg")))
                .containsExactly("::error file=a%2Cb/src/test/java/it/ATest.java,line=10,"
                        + "title=Memory ceiling passed%3A kg::Module 'kg' peaked");
        assertThat(new GithubAnnotations(workspace, project -> List.of()).lines(report("kg")))
                .containsExactly("::error title=Memory ceiling passed%3A kg::Module 'kg' peaked");
        assertThat(new GithubAnnotations(workspace.resolve("elsewhere"), project -> List.of(workspace.resolve("a,b")))
                        .lines(report("kg")))
                .allMatch(line -> !line.contains("file="));
    }

    @Test
    void aHostileNameIsOneCommandStill() {
        List<String> lines = new GithubAnnotations(Path.of(""), project -> List.of()).lines(report(HOSTILE));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .startsWith("::error title=Memory ceiling passed%3A a\"b")
                .doesNotContain("\n", "\r");
        assertThat(lines.get(0)).contains("%250A%3A%2C").hasSizeLessThan(3000);
    }
}
