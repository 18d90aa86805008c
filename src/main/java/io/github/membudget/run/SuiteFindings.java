package io.github.membudget.run;

import io.github.membudget.model.Finding;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.ModuleResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was found in the modules of a session, project by project. Safe for {@code -T}. */
public final class SuiteFindings {
    private final List<Investigated> investigated = new ArrayList<>();
    private final Map<String, List<Finding>> others = new TreeMap<>();

    /** Findings of a module that nobody investigated. */
    synchronized void add(String project, List<Finding> more) {
        others.computeIfAbsent(project, key -> new ArrayList<>()).addAll(more);
    }

    synchronized void add(Investigated module) {
        investigated.add(module);
    }

    synchronized boolean investigates() {
        return !investigated.isEmpty();
    }

    /** A module that was looked into, with what runs without some of its classes showed. */
    public synchronized void replace(Investigated module, Investigated isolated) {
        investigated.replaceAll(one -> one == module ? isolated : one);
    }

    /** The modules of one project that were looked into; empty where nobody investigates. */
    public synchronized List<Investigated> investigated(String project) {
        return investigated.stream()
                .filter(module -> module.project().equals(project))
                .toList();
    }

    /** Those that were looked into, of the projects that some modules belong to. */
    synchronized List<Investigated> investigated(List<ModuleResult> modules) {
        Set<String> projects = projects(modules);
        return investigated.stream()
                .filter(module -> projects.contains(module.project()))
                .toList();
    }

    /** All findings of the projects that some modules belong to, the largest first. */
    synchronized List<Finding> of(List<ModuleResult> modules) {
        Set<String> projects = projects(modules);
        List<Finding> all = new ArrayList<>();
        others.entrySet().stream()
                .filter(entry -> projects.contains(entry.getKey()))
                .forEach(entry -> all.addAll(entry.getValue()));
        investigated(modules).forEach(module -> all.addAll(module.findings()));
        all.sort(Finding.LARGEST_FIRST);
        return all;
    }

    private static Set<String> projects(List<ModuleResult> modules) {
        return modules.stream().map(ModuleResult::project).collect(Collectors.toSet());
    }
}
