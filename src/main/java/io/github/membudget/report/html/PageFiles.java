package io.github.membudget.report.html;

import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Report;
import io.github.membudget.report.PageText;
import io.github.membudget.report.html.PageView.FileLink;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies beside a page, by addresses that hold wherever the directory is copied to. */
final class PageFiles {
    private static final int MOST = 100;
    private static final Map<String, String> KNOWN = Map.of(
            "report.json", "every figure of this project, for programs",
            "suite.json", "every figure of the session, for programs",
            "report.html", "this project alone",
            "suite.html", "the whole session",
            "growth.md", "how the test JVMs grew, class by class",
            "investigation.md", "what keeps memory, and what to do about it, as text");

    private PageFiles() {}

    /**
     * Those of this session: an earlier one may have left others.
     *
     * @param json the page's own figures, which may be being written
     */
    static List<FileLink> beside(Path page, Report report, String json) {
        Path directory = page.toAbsolutePath().normalize().getParent();
        if (directory == null) {
            return List.of();
        }
        List<FileLink> links = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            Path own = directory.resolve(json);
            Stream.concat(Stream.of(own), files.filter(file -> !file.equals(own)))
                    .filter(file -> !file.getFileName().equals(page.getFileName()))
                    .filter(file -> isForPeople(String.valueOf(file.getFileName())))
                    .filter(file -> file.equals(own) || isNew(file, report))
                    .sorted()
                    .limit(MOST)
                    .forEach(file -> link(directory, file)
                            .ifPresent(href -> links.add(new FileLink(
                                    PageText.of(String.valueOf(file.getFileName())),
                                    href,
                                    Optional.ofNullable(KNOWN.get(String.valueOf(file.getFileName())))
                                            .map(what -> ": " + what)
                                            .orElse("")))));
        } catch (IOException e) {
            // Nothing to link to yet.
            return List.of();
        }
        for (ModuleResult module : report.modules()) {
            for (String name : module.blackBox()) {
                Path file = Path.of(name);
                if (links.size() < MOST && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    link(directory, file)
                            .ifPresent(href -> links.add(new FileLink(
                                    PageText.of("black-box/" + file.getFileName()),
                                    href,
                                    ": what was seen of module '" + PageText.shortened(module.name(), 100)
                                            + "' on the way to its ceiling")));
                }
            }
        }
        return links;
    }

    /** Addresses of the projects' pages as seen from this one. */
    static Map<String, String> relative(Path page, Map<String, Path> projectPages) {
        Path directory = page.toAbsolutePath().normalize().getParent();
        Map<String, String> addresses = new TreeMap<>();
        projectPages.forEach((project, other) -> {
            if (directory != null) {
                link(directory, other).ifPresent(href -> addresses.put(project, href));
            }
        });
        return addresses;
    }

    private static boolean isForPeople(String name) {
        return !name.startsWith(".") && name.matches(".+\\.(html|json|md|txt|xml|jfr|hprof|svg|log)");
    }

    private static boolean isNew(Path file, Report report) {
        try {
            FileTime changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
            // File systems may tell whole seconds only.
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && !changed.toInstant().isBefore(report.startedAt().minusSeconds(2));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> link(Path directory, Path file) {
        try {
            String path = directory
                    .relativize(file.toAbsolutePath().normalize())
                    .toString()
                    .replace('\\', '/');
            return Optional.of(new URI(null, null, "./" + path, null).toASCIIString());
        } catch (URISyntaxException | IllegalArgumentException e) {
            // On another drive: no address holds there.
            return Optional.empty();
        }
    }
}
