package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A project with test classes that do next to nothing. */
final class SmallProject {
    private SmallProject() {}

    static void write(Path directory, int classes, int tests) throws IOException {
        Files.createDirectories(directory);
        Files.copy(
                Path.of("src/bench/projects/small/pom.xml"),
                directory.resolve("pom.xml"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        for (int i = 0; i < classes; i++) {
            String name = "Small" + i + "Test";
            writeTest(
                    directory,
                    name,
                    "import org.junit.jupiter.api.Test;\n\nclass " + name + " {\n"
                            + IntStream.range(0, tests)
                                    .mapToObj(test -> "    @Test\n    void test" + test + "() {}\n\n")
                                    .collect(Collectors.joining())
                            + "}\n");
        }
    }

    /** A reactor of such projects. */
    static void writeReactor(Path directory, int projects, int classes, int tests) throws IOException {
        for (int i = 0; i < projects; i++) {
            Path project = directory.resolve("small-" + i);
            write(project, classes, tests);
            Path pom = project.resolve("pom.xml");
            Files.writeString(
                    pom,
                    Files.readString(pom)
                            .replace("<artifactId>small</artifactId>", "<artifactId>small-" + i + "</artifactId>"));
        }
        Files.writeString(directory.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>io.github.membudget.bench</groupId>
                  <artifactId>reactor</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules>
                %s
                  </modules>
                </project>
                """.formatted(IntStream.range(0, projects)
                .mapToObj(i -> "    <module>small-" + i + "</module>")
                .collect(Collectors.joining("\n"))));
    }

    static void writeTest(Path directory, String name, String source) throws IOException {
        Path file = directory.resolve("src/test/java").resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }
}
