package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailsafeSummariesTest {
    @TempDir
    private Path folder = Path.of("");

    private static String summary(String result, int completed, int failures, String message) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<failsafe-summary"
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" result=\"" + result
                + "\" timeout=\"false\"><completed>" + completed + "</completed><errors>0</errors><failures>" + failures
                + "</failures><skipped>1</skipped>"
                + (message.isEmpty()
                        ? "<failureMessage xsi:nil=\"true\"/>"
                        : "<failureMessage>" + message + "</failureMessage>")
                + "</failsafe-summary>";
    }

    private String merged(String earlier, String later) throws IOException {
        Path first = folder.resolve("first.xml");
        Path second = folder.resolve("second.xml");
        Files.writeString(first, earlier);
        Files.writeString(second, later);
        FailsafeSummary.merge(first, second);
        return Files.readString(second);
    }

    @Test
    void countsAreAddedAndAFailureStays() throws IOException {
        assertThat(merged(summary("255", 3, 1, "it &lt;died&gt;"), summary("null", 4, 0, "")))
                .contains("<completed>7</completed>")
                .contains("<failures>1</failures>")
                .contains("<skipped>2</skipped>")
                .contains("result=\"255\"")
                .contains("<failureMessage>it &lt;died&gt;</failureMessage>");
    }

    @Test
    void theLaterFailureIsTheOneThatIsTold() throws IOException {
        assertThat(merged(summary("255", 1, 0, "first"), summary("255", 1, 0, "second")))
                .contains("<failureMessage>second</failureMessage>");
    }

    @Test
    void testsThatPassedCountMoreThanNone() throws IOException {
        assertThat(merged(summary("254", 0, 0, ""), summary("null", 2, 0, ""))).contains("result=\"null\"");
        assertThat(merged(summary("null", 2, 0, ""), summary("254", 0, 0, "")))
                .contains("result=\"null\"")
                .contains("xsi:nil=\"true\"");
    }

    @Test
    void whatARunOfSeveralAtOneTimeAddedIsTakenBackWhereItDoesNotCount() throws IOException {
        Path file = folder.resolve("failsafe-summary.xml");
        FailsafeSummaries summaries = new FailsafeSummaries(file, () -> false);
        add(summaries, "fits", summary("null", 3, 0, ""));
        add(summaries, "ended", summary("255", 1, 1, "it was ended"));
        assertThat(file).content().contains("<completed>4</completed>").contains("it was ended");

        summaries.takeBack("ended");
        assertThat(file)
                .content()
                .contains("<completed>3</completed>")
                .contains("<failures>0</failures>")
                .doesNotContain("it was ended");

        summaries.takeBack("fits");
        assertThat(file).doesNotExist();
    }

    private static void add(FailsafeSummaries summaries, String module, String written) throws IOException {
        FailsafeSummary summary = summaries.begin(module, true, own -> {});
        Files.writeString(summary.file(), written);
        summaries.end(module, summary, Optional.empty(), Optional.empty());
    }
}
