package io.github.membudget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.configure.ModuleElements;
import io.github.membudget.investigate.diagnose.Rule;
import io.github.membudget.investigate.diagnose.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README and the documents against the code. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path DOCUMENTS = Path.of("src/site/markdown");
    private static final Path PARAMETERS = DOCUMENTS.resolve("parameters.md");

    /** What somebody reads who wants to know whether to try it. */
    private static final int MOST_BYTES = 8 * 1024;

    private static final Pattern ROW =
            Pattern.compile("\\| `(\\w+)` \\| (?:`([\\w.]+)`)? ?\\| `?([^|`]+)`? \\| .* \\|");
    private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]\\n]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.size(README)).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void theParametersAreThoseOfTheGoal() throws Exception {
        List<String> written = new ArrayList<>();
        for (String line : Files.readAllLines(PARAMETERS)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                written.add(row.group(1) + " " + row.group(2) + " " + row.group(3));
            }
        }
        List<String> there = new ArrayList<>();
        for (PluginXml.Parameter parameter : PluginXml.read().parameters("test")) {
            String name = parameter.name();
            assertThat(parameter.defaultInWords())
                    .as("What holds where it is not set, in the comment of " + name + ": Default: …")
                    .isPresent();
            String cells = name + " " + parameter.property().orElse("null") + " "
                    + parameter.defaultInWords().orElseThrow();
            assertThat(written)
                    .as(
                            "%s must have this row, in its table of the goals that run tests:%n%s",
                            PARAMETERS, parameter.row())
                    .contains(cells);
            there.add(cells);
        }
        assertThat(written).as("rows of " + PARAMETERS).containsExactlyInAnyOrderElementsOf(there);
    }

    /** Those that all goals which run tests have are in the table of these. */
    @Test
    void everyPropertyOfEveryGoalIsInTheTables() throws Exception {
        String tables = Files.readString(PARAMETERS);
        for (PluginXml.Goal goal : PluginXml.read().goals()) {
            for (PluginXml.Parameter parameter : goal.parameters()) {
                String property = parameter.property().orElse("");
                if (property.startsWith("membudget.")) {
                    assertThat(tables.contains("| `" + property + "` |"))
                            .as(PARAMETERS + " must have a row for " + property + " of membudget:" + goal.name())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theElementsOfAModuleAreThoseThatAreRead() throws Exception {
        String all = Files.readString(PARAMETERS);
        List<String> written = all.substring(all.indexOf("| element | meaning |"))
                .lines()
                .takeWhile(line -> !line.isBlank())
                .flatMap(line -> codes(line.substring(0, line.indexOf('|', 2))))
                .toList();
        assertThat(written)
                .as("elements in the table of " + PARAMETERS + ", as declared in ModuleElements")
                .containsExactlyElementsOf(ModuleElements.names());
        String reference = PluginXml.read().parameters("test").stream()
                .filter(parameter -> parameter.name().equals("modules"))
                .map(PluginXml.Parameter::description)
                .findFirst()
                .orElseThrow();
        assertThat(reference)
                .as("the comment of the field modules in BudgetParameters")
                .contains(" with " + String.join(", ", ModuleElements.names()).replaceFirst(", (\\w+)$", " and $1")
                        + ".");
    }

    @Test
    void theMapForContributorsHasEveryPackage() throws IOException {
        Path root = Path.of("src/main/java/io/github/membudget");
        String map = Files.readString(Path.of("CONTRIBUTING.md"));
        try (Stream<Path> files = Files.walk(root)) {
            List<String> packages = files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> root.relativize(file.getParent()).toString().replace('/', '.'))
                    .toList();
            assertThat(packages).allSatisfy(name -> assertThat(map).contains("`" + name + "`"));
        }
    }

    @Test
    void theReadmeHasEveryGoal() throws Exception {
        List<String> written = Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("| `membudget:"))
                .flatMap(line -> codes(line.substring(0, line.indexOf('|', 2))))
                .map(goal -> goal.substring("membudget:".length()))
                .toList();
        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(PluginXml.read().goals().stream()
                        .map(PluginXml.Goal::name)
                        .toList());
    }

    /** Those of documents lead from file to file, as on GitHub; the site turns {@code .md} into {@code .html}. */
    @Test
    void everyRelativeLinkLeadsToAFile() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            for (MatchResult link : LINK.matcher(prose(page)).results().toList()) {
                String target = link.group(1).replaceFirst("#.*", "");
                if (!target.contains(":") && !target.isEmpty() && !Files.exists(page.resolveSibling(target))) {
                    dead.add(page + " -> " + target);
                }
                // The site names anchors otherwise than GitHub does.
                assertThat(page.equals(README) || !link.group(1).contains("#"))
                        .as(page + " -> " + link.group(1))
                        .isTrue();
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyDocumentIsInTheMenuAndTheMenuHasNoOther() throws IOException {
        String menu = Files.readString(Path.of("src/site/site.xml"));
        List<String> linked = Pattern.compile("href=\"([^\"]+)\\.html\"")
                .matcher(menu)
                .results()
                .map(found -> found.group(1))
                .filter(page -> !page.equals("plugin-info"))
                .toList();
        List<String> written = pages().stream()
                .filter(page -> page.startsWith(DOCUMENTS))
                .map(page ->
                        DOCUMENTS.relativize(page).toString().replace('\\', '/').replaceFirst("\\.md$", ""))
                .toList();
        assertThat(linked).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void theVersionThatIsCopiedIsThisOne() throws Exception {
        String own = PluginXml.read().version();
        Pattern copied = Pattern.compile(
                "<artifactId>membudget-maven-plugin</artifactId>\\s*<version>([^<]+)<|membudget-maven-plugin:([^:\\s]+):\\w");
        int found = 0;
        for (Path page : pages()) {
            for (MatchResult version :
                    copied.matcher(Files.readString(page)).results().toList()) {
                assertThat(version.group(1) == null ? version.group(2) : version.group(1))
                        .as(page.toString())
                        .isEqualTo(own);
                found++;
            }
        }
        assertThat(found).isGreaterThan(4);
    }

    @Test
    void theRulesAreThoseOfTheBook() throws IOException {
        List<String> ids = RuleBook.own().rules().stream().map(Rule::id).toList();
        List<String> written = Files.readAllLines(DOCUMENTS.resolve("rules.md")).stream()
                .takeWhile(line -> !line.equals("## Your own rules"))
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> codes(line.substring(0, line.indexOf('|', 2))))
                .toList();
        assertThat(written).as("ids in the tables of rules.md").containsExactlyInAnyOrderElementsOf(ids);
    }

    /** A message that nobody finds there is worse than none: its words are taken from the code. */
    @Test
    void theMessagesAreThoseOfTheCode() throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(source)
                        .replaceAll("\"\\s*\\+\\s*\"", "")
                        .replace("\\\"", "\""));
            }
        }
        String said = code.toString();
        List<String> unknown = new ArrayList<>();
        for (String line : Files.readAllLines(DOCUMENTS.resolve("troubleshooting.md"))) {
            if (line.startsWith("| `")) {
                codes(line.substring(0, line.indexOf("` | ") + 1))
                        .flatMap(message -> Stream.of(message.split("…", -1)))
                        .filter(words -> !said.contains(words))
                        .forEach(unknown::add);
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> found = Files.walk(DOCUMENTS)) {
            return Stream.concat(
                            Stream.of(README),
                            found.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .toList();
        }
    }

    /** Without what is to be copied. */
    private static String prose(Path page) throws IOException {
        return Files.readString(page).replaceAll("(?s)```.*?```", "");
    }

    private static Stream<String> codes(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1));
    }
}
