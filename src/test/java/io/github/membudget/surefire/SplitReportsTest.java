package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitReportsTest {
    @TempDir
    private Path directory;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void aSecondRunOfAClassKeepsTheFirstRunsTests() throws IOException {
        SplitReports reports = new SplitReports(directory, warnings::add);
        run(reports, suite("one", "<failure message=\"a &lt; b\">]]&gt;</failure>", 1), "Tests run: 1, first\n");
        run(reports, suite("two", "", 0), "Tests run: 1, second\n");
        String xml = Files.readString(directory.resolve("TEST-it.ATest.xml"));
        assertThat(xml)
                .contains("tests=\"2\"")
                .contains("failures=\"1\"")
                .contains("time=\"0.500\"")
                .contains("name=\"one\"")
                .contains("name=\"two\"")
                .contains("a &lt; b");
        assertThat(directory.resolve("it.ATest.txt")).hasContent("Tests run: 1, first\nTests run: 1, second\n");
        assertThat(warnings).isEmpty();
    }

    @Test
    void twoRunsThatWroteTheSameBytesAreTwo() throws IOException {
        SplitReports reports = new SplitReports(directory, warnings::add);
        Path text = directory.resolve("it.ATest.txt");
        run(reports, suite("one", "", 0), "Tests run: 1\n");
        reports.beforeRun();
        Files.writeString(text, "Tests run: 1\n");
        Files.setLastModifiedTime(
                text, FileTime.fromMillis(Files.getLastModifiedTime(text).toMillis() + 500));
        reports.afterRun();
        assertThat(text).hasContent("Tests run: 1\nTests run: 1\n");
    }

    @Test
    void aRunThatDoesNotCountIsTakenBack() throws IOException {
        SplitReports reports = new SplitReports(directory, warnings::add);
        run(reports, suite("one", "", 0), "first\n");
        Path other = Files.writeString(directory.resolve("TEST-it.ATestToo.xml"), suite("other", "", 0));
        run(reports, suite("two", "", 0), "second\n");
        reports.takeBack(Set.of("it.ATest"));
        assertThat(directory.resolve("it.ATest.txt")).hasContent("first\n");
        assertThat(Files.readString(directory.resolve("TEST-it.ATest.xml"))).doesNotContain("two");
        assertThat(other).exists();
        run(reports, suite("three", "", 0), "third\n");
        assertThat(directory.resolve("it.ATest.txt")).hasContent("first\nthird\n");
    }

    @Test
    void whatOneRunAloneWroteIsTakenBackToo() throws IOException {
        SplitReports reports = new SplitReports(directory, warnings::add);
        Path xml = Files.writeString(directory.resolve("TEST-it.ATest.xml"), suite("one", "", 0));
        Path output = Files.writeString(directory.resolve("it.ATest-output.txt"), "words");
        Path other = Files.writeString(directory.resolve("TEST-it.ATestToo.xml"), suite("other", "", 0));
        reports.takeBack(Set.of("it.ATest"));
        assertThat(xml).doesNotExist();
        assertThat(output).doesNotExist();
        assertThat(other).exists();
        assertThat(warnings).isEmpty();
    }

    @Test
    void anEarlierBuildsReportIsReplaced() throws IOException {
        Files.writeString(directory.resolve("TEST-it.ATest.xml"), suite("old", "", 0));
        SplitReports reports = new SplitReports(directory, warnings::add);
        run(reports, suite("one", "", 0), "");
        assertThat(Files.readString(directory.resolve("TEST-it.ATest.xml"))).doesNotContain("old");
    }

    @Test
    void aReportThatCannotBeMergedIsLeftWithAWarning() throws IOException {
        SplitReports reports = new SplitReports(directory, warnings::add);
        run(reports, suite("one", "", 0), "");
        run(reports, "<testsuite tests=", "");
        assertThat(warnings).singleElement().asString().contains("holds only the tests of the last module");
        assertThat(directory.resolve("TEST-it.ATest.xml")).hasContent("<testsuite tests=");
    }

    private void run(SplitReports reports, String xml, String text) throws IOException {
        reports.beforeRun();
        Files.writeString(directory.resolve("TEST-it.ATest.xml"), xml);
        Files.writeString(directory.resolve("it.ATest.txt"), text);
        reports.afterRun();
    }

    private static String suite(String test, String inside, int failures) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"it.ATest\" time=\"0.25\" tests=\"1\" errors=\"0\""
                + " skipped=\"0\" failures=\"" + failures + "\">\n  <testcase name=\"" + test
                + "\" classname=\"it.ATest\" time=\"0.25\">" + inside + "</testcase>\n</testsuite>\n";
    }
}
