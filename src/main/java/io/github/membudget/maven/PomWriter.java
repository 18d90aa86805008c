package io.github.membudget.maven;

import io.github.membudget.model.Suggestion;
import io.github.membudget.report.console.SuggestionLines;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Writes suggestions into the poms that declare this plugin; their comments and formatting stay. */
public final class PomWriter {
    private static final String EDITOR = "io.github.membudget.pom.PomEditor";
    private static final Pattern OTHER_ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"'](?!(?i:utf-8|us-ascii))");

    private final LibrariesOnDemand libraries;
    private final MavenSession session;

    public PomWriter(LibrariesOnDemand libraries, MavenSession session) {
        this.libraries = libraries;
        this.session = session;
    }

    /**
     * @return the poms that were changed
     * @throws IOException if a pom can't be written, or the library that edits it can't be had; nothing is written then
     */
    public List<Path> write(List<Suggestion> suggestions) throws IOException {
        Map<Path, String> texts = new LinkedHashMap<>();
        Map<Path, String> originals = new LinkedHashMap<>();
        try (SeparateLoader loader = new SeparateLoader(libraries.pomEditor())) {
            BiFunction<String, List<Map<String, String>>, String> editor = editor(loader);
            for (Map.Entry<List<String>, Map<String, String>> module :
                    modules(suggestions).entrySet()) {
                for (Path pom : poms(module.getKey().get(0))) {
                    String text = texts.containsKey(pom) ? texts.get(pom) : read(pom);
                    originals.putIfAbsent(pom, text);
                    String edited = editor.apply(text, List.of(module.getValue()));
                    if (!edited.isEmpty()) {
                        texts.put(pom, edited);
                        break;
                    }
                }
            }
        }
        for (Map.Entry<Path, String> pom : texts.entrySet()) {
            if (!pom.getValue().equals(originals.get(pom.getKey()))) {
                Files.writeString(pom.getKey(), pom.getValue());
            }
        }
        return List.copyOf(new TreeSet<>(texts.keySet()));
    }

    /** By project and name, the largest need: the ceiling holds in each execution of the module. */
    private static Map<List<String>, Map<String, String>> modules(List<Suggestion> suggestions) {
        Map<List<String>, Suggestion> largest = new LinkedHashMap<>();
        suggestions.forEach(one -> largest.merge(
                List.of(one.module().project(), one.module().name()),
                one,
                (known, other) -> known.ceiling().exceeds(other.ceiling()) ? known : other));
        Map<List<String>, Map<String, String>> modules = new LinkedHashMap<>();
        largest.forEach((key, one) -> {
            Map<String, String> module = new LinkedHashMap<>();
            module.put("name", one.module().name());
            module.put("project", one.module().artifact());
            module.put("ceiling", SuggestionLines.size(one.ceiling()));
            one.heap().ifPresent(heap -> module.put("heap", SuggestionLines.size(heap)));
            one.jvm().ifPresent(jvm -> module.put("jvm", jvm.words()));
            modules.put(key, module);
        });
        return modules;
    }

    /** The project's own pom and its parents' poms that belong to this build. */
    private List<Path> poms(String project) {
        List<Path> poms = new ArrayList<>();
        Optional<MavenProject> found = session.getAllProjects().stream()
                .filter(one -> project.equals(one.getGroupId() + ":" + one.getArtifactId()))
                .findFirst();
        List<File> own =
                session.getAllProjects().stream().map(MavenProject::getFile).toList();
        for (MavenProject one = found.orElse(null); one != null; one = one.getParent()) {
            if (one.getFile() != null && own.contains(one.getFile())) {
                poms.add(one.getFile().toPath());
            }
        }
        return poms;
    }

    private static String read(Path pom) throws IOException {
        if (Files.isSymbolicLink(pom)) {
            throw new IOException(pom + " is a symbolic link, which is not followed");
        }
        String text = Files.readString(pom, StandardCharsets.UTF_8);
        if (OTHER_ENCODING.matcher(text).find()) {
            throw new IOException(pom + " is not in UTF-8; write the suggestion by hand");
        }
        return text;
    }

    @SuppressWarnings("unchecked")
    private static BiFunction<String, List<Map<String, String>>, String> editor(SeparateLoader loader)
            throws IOException {
        return (BiFunction<String, List<Map<String, String>>, String>) loader.instance(EDITOR);
    }
}
