package io.github.membudget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The README's tables against the code. */
class ReadmeTest {
    private static final Pattern ROW =
            Pattern.compile("\\| `(\\w+)` \\| (?:`([\\w.]+)`)? ?\\| `?([^|`]+)`? \\| .* \\|");
    private static final Pattern DEFAULT = Pattern.compile("Default:\\s+(?:<code>)?([^<]+?)(?:</code>)?\\.(?=\\s|$)");

    @Test
    void theParametersAreThoseOfTheGoal() throws Exception {
        List<String> written = new ArrayList<>();
        for (String line : readme().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                written.add(row.group(1) + " " + row.group(2) + " " + row.group(3));
            }
        }
        assertThat(written).containsExactlyInAnyOrderElementsOf(parameters());
    }

    @Test
    void theElementsOfAModuleAreThoseThatAreRead() throws IOException {
        List<String> written = new ArrayList<>();
        for (String line : readme().toList()) {
            if (line.matches("\\| `\\w+`(, `\\w+`)? \\| [^|]+ \\|")) {
                Matcher names = Pattern.compile("`(\\w+)`").matcher(line.substring(0, line.indexOf('|', 2)));
                while (names.find()) {
                    written.add(names.group(1));
                }
            }
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
                        "isolation",
                        "onBreach");
    }

    /** Name, property and default of each parameter that a user may set. */
    private static List<String> parameters() throws Exception {
        Element plugin = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("target/classes/META-INF/maven/plugin.xml").toFile())
                .getDocumentElement();
        NodeList mojos = plugin.getElementsByTagName("mojo");
        for (int i = 0; i < mojos.getLength(); i++) {
            Element mojo = (Element) mojos.item(i);
            if (text(mojo, "goal").equals("test")) {
                return parameters(mojo);
            }
        }
        throw new IllegalStateException("no goal test in the descriptor");
    }

    private static List<String> parameters(Element mojo) {
        List<String> found = new ArrayList<>();
        NodeList parameters = mojo.getElementsByTagName("parameter");
        Element configuration =
                (Element) mojo.getElementsByTagName("configuration").item(0);
        for (int i = 0; i < parameters.getLength(); i++) {
            Element parameter = (Element) parameters.item(i);
            if (text(parameter, "editable").equals("false")) {
                continue;
            }
            String name = text(parameter, "name");
            NodeList expressions = configuration.getElementsByTagName(name);
            String expression =
                    expressions.getLength() == 0 ? "" : expressions.item(0).getTextContent();
            Matcher property = Pattern.compile("\\$\\{(.*)}").matcher(expression);
            Matcher fallback = DEFAULT.matcher(text(parameter, "description"));
            assertThat(fallback.find()).as("default of " + name).isTrue();
            found.add(name + " " + (property.matches() ? property.group(1) : null) + " " + fallback.group(1));
        }
        return found;
    }

    private static String text(Element element, String child) {
        NodeList found = element.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static Stream<String> readme() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream();
    }
}
