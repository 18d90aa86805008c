package io.github.membudget.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An integration test that is left out elsewhere says why, and is left out nowhere else. */
class SelectorsTest {
    static List<Path> selectors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "it"))) {
            return files.map(test -> test.resolve("selector.groovy"))
                    .filter(Files::exists)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("selectors")
    void whatOnlyLinuxTellsIsTestedThere(Path selector) throws IOException {
        List<String> lines = Files.readAllLines(selector);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).matches("// .*Linux.*\\.");
        assertThat(lines.get(1)).isEqualTo("new File(\"/proc/self/status\").exists() && source != \"portable\"");
    }
}
