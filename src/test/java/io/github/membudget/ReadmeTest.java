package io.github.membudget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The README and the documents against the code. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path DOCUMENTS = Path.of("src/site/markdown");
    private static final Path PARAMETERS = DOCUMENTS.resolve("parameters.md");

    /** What somebody reads who wants to know whether to try it. */
    private static final int MOST_BYTES = 8 * 1024;

    private static final Pattern ROW =
            Pattern.compile("\\| `(\\w+)` \\| (?:`([\\w.]+)`)? ?\\| `?([^|`]+)`? \\| .* \\|");
    private static final Pattern DEFAULT = Pattern.compile("Default:\\s+(?:<code>)?([^<]+?)(?:</code>)?\\.(?=\\s|$)");
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
        assertThat(written).containsExactlyInAnyOrderElementsOf(parameters());
    }

    @Test
    void everyPropertyOfEveryGoalIsInTheTables() throws Exception {
        String tables = Files.readString(PARAMETERS);
        for (Element mojo : mojos()) {
            for (String property : properties(mojo)) {
                assertThat(tables).as("of " + text(mojo, "goal")).contains("| `" + property + "` |");
            }
        }
    }

    @Test
    void theElementsOfAModuleAreThoseThatAreRead() throws IOException {
        String all = Files.readString(PARAMETERS);
        List<String> written = new ArrayList<>();
        for (String line :
                all.substring(all.indexOf("| element | meaning |")).lines().toList()) {
            if (line.isBlank()) {
                break;
            }
            codes(line.substring(0, line.indexOf('|', 2))).forEach(written::add);
        }
        assertThat(written)
                .containsExactly(
                        "name",
                        "includes",
                        "excludes",
                        "groups",
                        "project",
                        "ceiling",
                        "heap",
                        "argLine",
                        "jvm",
                        "isolation",
                        "onBreach");
    }

    @Test
    void theReadmeHasEveryGoal() throws Exception {
        List<String> written = Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("| `membudget:"))
                .flatMap(line -> codes(line.substring(0, line.indexOf('|', 2))))
                .map(goal -> goal.substring("membudget:".length()))
                .toList();
        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(
                        mojos().stream().map(mojo -> text(mojo, "goal")).toList());
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
        String own = text(plugin(), "version");
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
        String book =
                Files.readString(Path.of("src/main/resources/io/github/membudget/investigate/diagnose/rules.json"));
        List<String> ids = Pattern.compile("\"id\": \"([^\"]+)\"")
                .matcher(book)
                .results()
                .map(found -> found.group(1))
                .toList();
        List<String> written = Files.readAllLines(DOCUMENTS.resolve("rules.md")).stream()
                .takeWhile(line -> !line.equals("## Your own rules"))
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> codes(line.substring(0, line.indexOf('|', 2))))
                .toList();
        assertThat(written).containsExactlyInAnyOrderElementsOf(ids);
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

    private static Element plugin() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("target/classes/META-INF/maven/plugin.xml").toFile())
                .getDocumentElement();
    }

    private static List<Element> mojos() throws Exception {
        NodeList all = plugin().getElementsByTagName("mojo");
        List<Element> mojos = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            mojos.add((Element) all.item(i));
        }
        return mojos;
    }

    /** Name, property and default of each parameter that a user may set. */
    private static List<String> parameters() throws Exception {
        Element mojo = mojos().stream()
                .filter(one -> text(one, "goal").equals("test"))
                .findFirst()
                .orElseThrow();
        List<String> found = new ArrayList<>();
        for (Element parameter : editable(mojo)) {
            String name = text(parameter, "name");
            Matcher fallback = DEFAULT.matcher(text(parameter, "description"));
            assertThat(fallback.find()).as("default of " + name).isTrue();
            found.add(name + " " + property(mojo, name) + " " + fallback.group(1));
        }
        return found;
    }

    /** Those of a goal's own beside those that the table of all has by name. */
    private static List<String> properties(Element mojo) throws Exception {
        List<String> shared =
                parameters().stream().map(row -> row.split(" ")[1]).toList();
        return editable(mojo).stream()
                .map(parameter -> property(mojo, text(parameter, "name")))
                .filter(property -> property.startsWith("membudget."))
                .filter(property -> !shared.contains(property))
                .toList();
    }

    private static List<Element> editable(Element mojo) {
        NodeList all = mojo.getElementsByTagName("parameter");
        List<Element> editable = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element parameter = (Element) all.item(i);
            if (!text(parameter, "editable").equals("false")) {
                editable.add(parameter);
            }
        }
        return editable;
    }

    private static String property(Element mojo, String name) {
        Element configuration =
                (Element) mojo.getElementsByTagName("configuration").item(0);
        NodeList expressions =
                configuration == null ? mojo.getElementsByTagName("none") : configuration.getElementsByTagName(name);
        Matcher property = Pattern.compile("\\$\\{(.*)}")
                .matcher(expressions.getLength() == 0 ? "" : expressions.item(0).getTextContent());
        return property.matches() ? property.group(1) : "null";
    }

    private static String text(Element element, String child) {
        NodeList found = element.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
