package io.github.membudget.pom;

import eu.maveniverse.domtrip.Document;
import eu.maveniverse.domtrip.Editor;
import eu.maveniverse.domtrip.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Writes ceilings, heaps and JVMs into a pom's text, and changes nothing else of it. Lives in a class loader of its own beside its library,
 * which no other goal needs, so its face is the JDK's alone.
 *
 * <p>Each module is a map of {@code name}, {@code project} (artifactId), {@code ceiling} and, where there are such, {@code heap} and
 * {@code jvm}. The result is the new text, or an empty one where the pom does not declare the plugin.
 */
public final class PomEditor implements BiFunction<String, List<Map<String, String>>, String> {
    private static final String PLUGIN = "membudget-maven-plugin";

    @Override
    public String apply(String pom, List<Map<String, String>> modules) {
        Editor editor = new Editor(Document.of(pom));
        Optional<Element> plugin = editor.root().childElement("build").flatMap(build -> Stream.of(
                        build.childElement("plugins"),
                        build.childElement("pluginManagement").flatMap(managed -> managed.childElement("plugins")))
                .flatMap(Optional::stream)
                .flatMap(plugins -> plugins.childElements("plugin"))
                .filter(one -> PLUGIN.equals(one.childTextOr("artifactId", "").strip()))
                .findFirst());
        if (plugin.isEmpty()) {
            return "";
        }
        Element configuration = child(editor, plugin.get(), "configuration");
        Element list = child(editor, configuration, "modules");
        for (Map<String, String> module : modules) {
            write(editor, list, module);
        }
        return editor.toXml();
    }

    private static void write(Editor editor, Element list, Map<String, String> module) {
        Optional<Element> there = list.childElements("module")
                .filter(one -> value(one, "name").equals(module.get("name")))
                .filter(one -> value(one, "project").isEmpty()
                        || value(one, "project").equals(module.get("project"))
                        || value(one, "project").endsWith(":" + module.get("project")))
                .findFirst();
        Element element = there.orElseGet(() -> {
            Element made = editor.addElement(list, "module");
            editor.addElement(made, "name", module.get("name"));
            editor.addElement(made, "project", module.get("project"));
            return made;
        });
        for (String name : List.of("ceiling", "heap", "jvm")) {
            String value = module.get(name);
            if (value != null) {
                element.childElement(name)
                        .ifPresentOrElse(
                                known -> editor.setTextContent(known, value),
                                () -> editor.addElement(element, name, value));
            }
        }
    }

    private static String value(Element element, String child) {
        return element.childTextOr(child, "").strip();
    }

    private static Element child(Editor editor, Element parent, String name) {
        return parent.childElement(name).orElseGet(() -> editor.addElement(parent, name));
    }
}
