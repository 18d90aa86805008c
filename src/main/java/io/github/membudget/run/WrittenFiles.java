package io.github.membudget.run;

import io.github.membudget.model.Report;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The report files of a session so far. Safe for {@code -T}. */
final class WrittenFiles {
    private final Map<String, Path> pages = new TreeMap<>();
    private final Map<Path, Report> reports = new HashMap<>();

    /** A project's page, for the session's to lead to. */
    synchronized void wrote(String project, Path page) {
        pages.put(project, page);
    }

    synchronized void wrote(Report report, Path file) {
        reports.put(file, report);
    }

    /** A file that says the same already, as a project's does where a session has no other. */
    synchronized Optional<Path> saying(Report report) {
        return reports.entrySet().stream()
                .filter(entry -> entry.getValue().saysTheSameAs(report))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    synchronized Map<String, Path> pages() {
        return Map.copyOf(pages);
    }
}
