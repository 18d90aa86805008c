package io.github.membudget.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of src/test/resources/golden, as they must be written. {@code -Dgolden.update} writes them anew, to be read before a commit. */
public final class Golden {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    public static void assertIs(List<String> lines, String name) throws IOException {
        Path file = DIRECTORY.resolve(name);
        if (System.getProperty("golden.update") != null) {
            Files.write(file, lines);
        }
        assertThat(lines).as(name).containsExactlyElementsOf(Files.readAllLines(file));
    }
}
