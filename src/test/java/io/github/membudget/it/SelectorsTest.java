package io.github.membudget.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every integration test says what it asks. One that is left out somewhere says why, and runs everywhere else. */
class SelectorsTest {
    private static final String SLOW = "full.toBoolean()";
    private static final String LINUX = "new File(\"/proc/self/status\").exists() && source != \"portable\"";

    static List<Path> selectors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "it"))) {
            return files.map(test -> test.resolve("selector.groovy"))
                    .filter(Files::exists)
                    .toList();
        }
    }

    static List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "it"))) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void theHeadingOfAReadmeIsTheQuestionThatTheTestAnswers(Path folder) throws IOException {
        Path readme = folder.resolve("README.md");
        assertThat(readme).exists();
        assertThat(Files.readAllLines(readme)).first(STRING).startsWith("# ").endsWith("?");
    }

    @ParameterizedTest
    @MethodSource("selectors")
    void aTestIsLeftOutForAReason(Path selector) throws IOException {
        List<String> lines = Files.readAllLines(selector);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).isIn(SLOW, LINUX, SLOW + " && " + LINUX);
        assertThat(lines.get(0)).startsWith("// ").endsWith(".");
        if (lines.get(1).contains(SLOW)) {
            assertThat(lines.get(0)).contains("Slow: runs in -Pfull alone.");
        }
        if (lines.get(1).contains(LINUX)) {
            assertThat(lines.get(0)).containsPattern("Only [^.]*Linux");
        }
    }
}
