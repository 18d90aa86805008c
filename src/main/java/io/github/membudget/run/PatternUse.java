package io.github.membudget.run;

import io.github.membudget.configure.Settings;
import io.github.membudget.configure.TestCeiling;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of the user's patterns named anything in this session. Safe for {@code -T}. */
final class PatternUse {
    private final Settings settings;
    private final Set<String> modules = new LinkedHashSet<>();
    private final Map<String, Boolean> tests = new LinkedHashMap<>();

    /** @param settings whose modules are meant */
    PatternUse(Settings settings) {
        this.settings = settings;
    }

    /** @param names of the user's modules that took a class of some project */
    synchronized void matched(Set<String> names) {
        modules.addAll(names);
    }

    /** @param matched those of {@code <tests>} that named one of a module's tests */
    synchronized void limited(List<TestCeiling> all, List<TestCeiling> matched) {
        all.forEach(one -> tests.putIfAbsent(one.pattern().toString(), false));
        matched.forEach(one -> tests.put(one.pattern().toString(), true));
    }

    /** Modules that the user named and that no project of this session had a class for. */
    synchronized List<Settings.ModuleSettings> unmatchedModules() {
        return settings.modules().stream()
                .filter(module -> !modules.contains(module.name()))
                .toList();
    }

    /** Patterns of {@code <tests>} that named no test of this session. */
    synchronized List<String> unmatchedTests() {
        return tests.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }
}
