package io.github.membudget;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The plugin's descriptor as it was built from the goals' classes: what Maven, IDEs and the goals' reference know of them. */
public record PluginXml(String version, List<Goal> goals) {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(.*)}");

    /** @param parameters those that a user may set */
    public record Goal(String name, List<Parameter> parameters) {}

    /** @param description without any markup */
    public record Parameter(String name, Optional<String> property, String description) {
        private static final Pattern DEFAULT = Pattern.compile("Default:\\s+(.+?)\\.(?=\\s|$)");

        /** What its description says of that. */
        public Optional<String> defaultInWords() {
            Matcher found = DEFAULT.matcher(description);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }

        /** What the reference says of it, for a table in Markdown. */
        String row() {
            String words = DEFAULT.matcher(description)
                    .replaceAll("")
                    .replaceAll("\\s+", " ")
                    .strip();
            return "| `" + name + "` | " + property.map(one -> "`" + one + "` ").orElse("") + "| `"
                    + defaultInWords().orElse("none") + "` | " + words + " |";
        }
    }

    /** The one that was built last. */
    public static PluginXml read() throws Exception {
        Element plugin = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("target/classes/META-INF/maven/plugin.xml").toFile())
                .getDocumentElement();
        List<Goal> goals = elements(plugin, "mojo").stream()
                .map(mojo -> new Goal(text(mojo, "goal"), parameters(mojo)))
                .toList();
        return new PluginXml(text(plugin, "version"), goals);
    }

    /** Of one goal. */
    public List<Parameter> parameters(String goal) {
        return goals.stream()
                .filter(one -> one.name().equals(goal))
                .findFirst()
                .orElseThrow()
                .parameters();
    }

    private static List<Parameter> parameters(Element mojo) {
        return elements(mojo, "parameter").stream()
                .filter(parameter -> !text(parameter, "editable").equals("false"))
                .map(parameter -> new Parameter(
                        text(parameter, "name"),
                        property(mojo, text(parameter, "name")),
                        text(parameter, "description")))
                .toList();
    }

    private static Optional<String> property(Element mojo, String name) {
        return elements(mojo, "configuration").stream()
                .flatMap(configuration -> elements(configuration, name).stream())
                .map(expression -> EXPRESSION.matcher(expression.getTextContent()))
                .filter(Matcher::matches)
                .map(property -> property.group(1))
                .findFirst();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList all = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }

    private static String text(Element element, String child) {
        List<Element> found = elements(element, child);
        return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }
}
