package io.github.membudget.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.plan.ClassHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastClassesTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void whatEachClassTookAndWhere() throws IOException {
        Files.writeString(directory.resolve("report.json"), """
                {"format": "membudget-report/1", "host": {"os": "any"}, "modules": [
                 {"project": "g:core", "execution": "default-test", "name": "core-1", "peak": {"rssBytes": 500, "samples": 2},
                  "testCases": [{"class": "it.ATest", "method": "a", "durationMillis": 10},
                                {"class": "it.ATest", "method": "b", "durationMillis": 20},
                                {"class": "it.BTest$Inner", "method": "c", "durationMillis": 7}],
                  "classes": [{"class": "it.ATest", "durationMillis": 90}]},
                 {"project": "g:core", "execution": "default-test", "name": "core-2", "peak": {"rssBytes": 900},
                  "testCases": [{"class": "it.CTest", "durationMillis": 3}], "classes": []},
                 {"project": "g:core", "execution": "other", "name": "core", "peak": {"rssBytes": 9999},
                  "testCases": [{"class": "it.DTest", "durationMillis": 3}]}],
                 "breaches": []}
                """);
        ClassHistory history = LastClasses.read(directory, "g:core", "default-test");
        assertThat(history.classes())
                .isEqualTo(Map.of(
                        "it.ATest", new ClassHistory.Run("core-1", 90),
                        "it.BTest", new ClassHistory.Run("core-1", 7),
                        "it.CTest", new ClassHistory.Run("core-2", 3)));
        assertThat(history.peak()).contains(new Bytes(900));
    }

    @Test
    void nothingOfWhatIsNoReport() throws IOException {
        assertThat(LastClasses.read(directory, "g:core", "default-test")).isEqualTo(ClassHistory.NONE);
        for (String text : new String[] {"", "[]", "{\"format\": 1", "{\"format\": \"other\", \"modules\": [{}]}"}) {
            Files.writeString(directory.resolve("report.json"), text);
            assertThat(LastClasses.read(directory, "g:core", "default-test")).isEqualTo(ClassHistory.NONE);
        }
    }
}
