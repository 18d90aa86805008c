package io.github.membudget.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** What investigations find in real suites out of which people ship libraries: a finding of severity high would be a false one. */
final class CleanSuites {
    private static final Path PROJECTS = Path.of("src/bench/projects");
    private static final Path SHARED = Path.of("src/it/real-suites");

    private static final List<String> LIBRARIES = List.of(
            "commons-codec:commons-codec:1.17.1",
            "org.apache.commons:commons-csv:1.11.0",
            "commons-validator:commons-validator:1.9.0",
            "commons-cli:commons-cli:1.8.0",
            "org.apache.commons:commons-jexl3:3.4.0",
            "org.apache.commons:commons-pool2:2.12.0",
            "org.apache.commons:commons-rng-core:1.6");

    /** Suites that need a pom of their own. */
    private static final List<String> OTHERS = List.of("collections", "lang", "math");

    private CleanSuites() {}

    /**
     * One suite.
     *
     * @param findings severity and kind of each
     */
    record Looked(String suite, int tests, double seconds, List<String> findings) {
        boolean isAlarmed() {
            return findings.stream().anyMatch(finding -> finding.startsWith("high "));
        }
    }

    static List<Looked> measure(Path directory) throws IOException, InterruptedException {
        List<Looked> all = new ArrayList<>();
        for (String library : LIBRARIES) {
            String[] parts = library.split(":");
            Path project = directory.resolve(parts[1]);
            copy(PROJECTS.resolve("clean/pom.xml"), project.resolve("pom.xml"));
            all.add(look(
                    project,
                    "-Dsuite.groupId=" + parts[0],
                    "-Dsuite.artifactId=" + parts[1],
                    "-Dsuite.version=" + parts[2]));
        }
        copy(PROJECTS.resolve("suites/pom.xml"), directory.resolve("pom.xml"));
        for (String other : OTHERS) {
            copy(
                    SHARED.resolve(other).resolve("pom.xml"),
                    directory.resolve(other).resolve("pom.xml"));
            all.add(look(directory.resolve(other)));
        }
        return all;
    }

    private static Looked look(Path project, String... arguments) throws IOException, InterruptedException {
        long start = System.nanoTime();
        PluginGoal.run(project, "investigate", 30, arguments);
        double seconds = (System.nanoTime() - start) / 1e9;
        JsonObject report = JsonParser.parseString(Files.readString(project.resolve("target/membudget/report.json")))
                .getAsJsonObject();
        int tests = 0;
        for (JsonElement module : report.getAsJsonArray("modules")) {
            tests +=
                    module.getAsJsonObject().getAsJsonObject("tests").get("run").getAsInt();
        }
        List<String> findings = new ArrayList<>();
        for (JsonElement finding : report.getAsJsonArray("findings")) {
            JsonObject one = finding.getAsJsonObject();
            findings.add(one.get("severity").getAsString() + " " + one.get("id").getAsString());
        }
        return new Looked(String.valueOf(project.getFileName()), tests, seconds, findings);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
