package io.github.membudget.report.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.Bytes;
import io.github.membudget.report.ReportSchema;
import io.github.membudget.report.Samples;
import io.github.membudget.report.TextFile;
import io.github.membudget.report.html.MarkdownHtml;
import io.github.membudget.report.json.ReportGlobs;
import io.github.membudget.report.json.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportMergeTest {
    @TempDir
    private Path directory;

    private void write() throws IOException {
        Optional<Bytes> ceiling = Optional.of(Bytes.ofMebibytes(256));
        ReportJson.write(
                Samples.report(Samples.module("it:shop", "kg", "a", ceiling, 200)),
                directory.resolve("one/membudget/suite.json"));
        ReportJson.write(
                Samples.report(
                        Samples.module("it:shop", "kg", "a", ceiling, 300),
                        Samples.module("it:shop", "shop|<b>", "b", Optional.empty(), 100)),
                directory.resolve("two/membudget/suite.json"));
    }

    @Test
    void theMergedReportIsOneOfTheSameFormat() throws IOException {
        write();
        List<Path> files = ReportGlobs.find(directory, "**/membudget/suite.json");
        assertThat(files).hasSize(2);
        assertThat(ReportSchema.errors(String.join("\n", ReportMerge.json(files))))
                .isEmpty();
        var merged = ReportMerge.of(files);
        assertThat(merged.getAsJsonArray("modules")).hasSize(3);
        assertThat(merged.getAsJsonArray("breaches")).hasSize(1);
        assertThat(merged.get("verdict").getAsString()).isEqualTo("breached");
        assertThat(merged.get("durationMillis").getAsLong()).isEqualTo(10_000);
    }

    @Test
    void thePageTellsEachModuleOverAllRuns() throws IOException {
        write();
        assertThat(MergedMarkdown.lines(ReportGlobs.find(directory, "**/suite.json")))
                .contains(
                        "# Memory of 2 runs",
                        "| shop / kg | 2 | 1 | 200 MiB | 300 MiB | 256 MiB |",
                        "| shop / shop\\|&lt;b&gt; | 1 | 1 | 100 MiB | 100 MiB | - |",
                        "In "
                                + TextFile.markdown(directory
                                        .resolve("two/membudget/suite.json")
                                        .toString()) + ":",
                        "    Module 'kg' peaked");
    }

    @Test
    void thePageTellsWhichTestsRaisedMemoryMostOverAllRuns() throws IOException {
        write();
        List<String> lines = MergedMarkdown.lines(ReportGlobs.find(directory, "**/suite.json"));
        assertThat(lines).contains("## Tests that raised memory most", "| it.ATest.a | kg | 2 | 40 MiB |");
    }

    @Test
    void theHtmlPageIsTitledAndHostileNamesStayText() throws IOException {
        write();
        String html = String.join(
                "\n",
                MarkdownHtml.lines(
                        "Memory of 2 runs", MergedMarkdown.lines(ReportGlobs.find(directory, "**/suite.json"))));
        assertThat(html).contains("<title>Memory of 2 runs</title>").doesNotContain("shop|<b>");
    }

    @Test
    void copiesAndWhatIsNoReportAreLeftOutAndNamed() throws IOException {
        write();
        Path one = directory.resolve("one/membudget/suite.json");
        Path copy = Files.copy(one, directory.resolve("copy.json"));
        Path broken = Files.writeString(directory.resolve("broken.json"), "{");
        List<String> told = new ArrayList<>();
        assertThat(ReportMerge.usable(List.of(one, broken, copy), told::add)).containsExactly(one);
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).startsWith("membudget: " + broken + " ").endsWith(": it is left out");
        assertThat(told.get(1)).isEqualTo("membudget: " + copy + " is left out: it says the same as " + one);
    }

    @Test
    void globsMayBeAbsoluteLeadUpAndBeSeveral() throws IOException {
        write();
        Path one = directory.resolve("one/membudget/suite.json");
        Path two = directory.resolve("two/membudget/suite.json");
        assertThat(ReportGlobs.find(directory, one.toString())).containsExactly(one);
        assertThat(ReportGlobs.find(directory, directory + "/*/membudget/*.json"))
                .containsExactly(one, two);
        assertThat(ReportGlobs.find(directory.resolve("one"), "../t*/**/suite.json"))
                .containsExactly(two);
        assertThat(ReportGlobs.find(directory, "two/membudget/suite.json, one/**"))
                .containsExactly(one, two);
        assertThat(ReportGlobs.find(directory, "{one,two}/membudget/suite.json"))
                .containsExactly(one, two);
        assertThat(ReportGlobs.find(directory, "nowhere/**")).isEmpty();
    }

    @Test
    void whatIsNoReportIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("suite.json"), "{\"format\": \"other\"}");
        assertThatThrownBy(() -> ReportMerge.of(List.of(file)))
                .hasMessage(file + " is no report of the format membudget-report/1");
    }
}
