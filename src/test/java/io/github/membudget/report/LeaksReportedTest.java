package io.github.membudget.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Report;
import io.github.membudget.report.ci.BreachJunit;
import io.github.membudget.report.ci.GithubAnnotations;
import io.github.membudget.report.console.ConsoleTable;
import io.github.membudget.report.console.VerdictSentence;
import io.github.membudget.report.html.ReportHtml;
import io.github.membudget.report.json.ReportJson;
import io.github.membudget.report.markdown.SummaryMarkdown;
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

/** A leak in every format, and what a hostile name does there. */
class LeaksReportedTest {
    private static final String HOSTILE = "x\u001b[31m\n::error::<script>alert(1)</script>]]>\uFFFE%0A|`";

    @TempDir
    private Path directory = Path.of("");

    private static ModuleResult module() {
        return Samples.module("it:shop", "shop", "modest", Optional.of(Bytes.ofMebibytes(1024)), 300);
    }

    private static Report report(String thread) {
        return Samples.report(Samples.leaky(module(), "it.ATest", thread));
    }

    @Test
    void theConsoleCallsTheModuleLeaked() {
        assertThat(ConsoleTable.lines(report("pool-1-thread-1")).get(2))
                .contains("shop")
                .endsWith("LEAKED");
        assertThat(VerdictSentence.of(report("pool-1-thread-1")))
                .startsWith("1 leak: Class it.ATest of module 'shop' left 1 thread behind.");
    }

    @Test
    void theJsonHasWhoLeftWhatAndTheSchemaKnowsIt() throws IOException {
        String text = json(report("pool-1-thread-1"));
        assertThat(ReportSchema.errors(text)).isEmpty();
        JsonObject leak = JsonParser.parseString(text)
                .getAsJsonObject()
                .getAsJsonArray("leaks")
                .get(0)
                .getAsJsonObject();
        assertThat(leak.get("class").getAsString()).isEqualTo("it.ATest");
        assertThat(leak.get("kind").getAsString()).isEqualTo("thread");
        assertThat(leak.get("name").getAsString()).isEqualTo("pool-1-thread-1");
        assertThat(leak.get("firstSeenAfter").getAsString()).isEqualTo("ATest.starts");
        assertThat(JsonParser.parseString(json(Samples.report(module())))
                        .getAsJsonObject()
                        .has("leaks"))
                .isFalse();
    }

    @Test
    void theSummaryTheJunitFileAndTheAnnotationsHaveIt() {
        Report report = report("pool-1-thread-1");
        assertThat(SummaryMarkdown.lines(report))
                .contains(
                        "## Memory of the test suite: 1 leak",
                        "    Class it.ATest of module 'shop' left 1 thread behind:");
        assertThat(String.join("\n", BreachJunit.lines(report)))
                .contains(
                        "name=\"module shop leaves nothing behind\"",
                        "<failure message=\"Class it.ATest of module 'shop' left 1 thread behind:\"",
                        "failures=\"1\"");
        assertThat(new GithubAnnotations(Path.of(""), project -> List.of()).lines(report))
                .singleElement()
                .asString()
                .startsWith("::error title=Leak%3A ATest::Class it.ATest of module 'shop' left 1 thread behind:%0A");
    }

    @Test
    void aHostileNameIsText() throws IOException {
        Report report = report(HOSTILE);
        assertThat(ReportSchema.errors(json(report))).isEmpty();
        assertThat(String.join("\n", SummaryMarkdown.lines(report))).doesNotContain("\u001b", "\n::error");
        assertThat(String.join("\n", BreachJunit.lines(report))).doesNotContain("<script>", "\u001b", "\uFFFE");
        assertThat(new GithubAnnotations(Path.of(""), project -> List.of()).lines(report))
                .hasSize(1)
                .noneMatch(line -> line.contains("\n") || line.contains("\u001b"));
        Path page = directory.resolve("report.html");
        ReportHtml.write(report, "shop", Map.of(), page);
        assertThat(Files.readString(page))
                .contains("Left behind by tests", "&lt;script")
                .doesNotContain("<script>alert", "\u001b");
    }

    private static String json(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportJson.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
