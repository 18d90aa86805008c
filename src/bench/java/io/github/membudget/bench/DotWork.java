package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The suite of src/it/dot-work, and what its investigation takes. */
final class DotWork {
    private static final Path IT = Path.of("src", "it");

    private DotWork() {}

    /**
     * What an investigation takes beside the suite as it is.
     *
     * @param plain seconds of the whole {@code mvn test} without membudget
     * @param investigated seconds of the whole command
     */
    record Took(double plain, double investigated) {}

    static List<Took> times(Path directory, int pairs) throws IOException, InterruptedException {
        Path project = copied(directory);
        PluginGoal.maven(project, "test-compile", 5);
        List<Took> all = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            long start = System.nanoTime();
            PluginGoal.maven(project, "test", 10, "-Dmembudget.skip");
            long between = System.nanoTime();
            PluginGoal.run(project, "investigate", 10);
            all.add(new Took((between - start) / 1e9, (System.nanoTime() - between) / 1e9));
        }
        return all;
    }

    static Path copied(Path directory) throws IOException {
        filtered(
                IT.resolve("parent").resolve("pom.xml"),
                directory.resolve("parent").resolve("pom.xml"));
        Path project = directory.resolve("dot-work");
        try (Stream<Path> files = Files.walk(IT.resolve("dot-work"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                filtered(file, project.resolve(IT.resolve("dot-work").relativize(file)));
            }
        }
        return project;
    }

    /** As the invoker plugin copies integration tests. */
    private static void filtered(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.writeString(
                to,
                Files.readString(from)
                        .replace("@project.version@", System.getProperty("bench.membudgetVersion"))
                        .replace("@surefireVersion@", System.getProperty("bench.surefireVersion")));
    }
}
