package io.github.membudget.run;

import io.github.membudget.configure.Settings;
import io.github.membudget.configure.TestCeiling;
import io.github.membudget.model.AllowedLeak;
import io.github.membudget.model.LeakVerdict;
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
    private final Map<AllowedLeak, Boolean> allowances = new LinkedHashMap<>();
    private boolean allLookedThrough = true;

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

    /** @param verdict on the leftovers of a module */
    synchronized void allowed(LeakVerdict verdict) {
        allLookedThrough &= verdict.whole();
        verdict.policy().allowed().stream()
                .filter(entry ->
                        verdict.policy().kinds().contains(entry.pattern().kind()))
                .forEach(entry -> allowances.putIfAbsent(entry, false));
        verdict.used().forEach(entry -> allowances.put(entry, true));
    }

    /** Entries of the allow-list for leaks that nothing of this session needed; none where not all could be looked through. */
    synchronized List<AllowedLeak> unusedAllowances() {
        return allowances.entrySet().stream()
                .filter(entry -> allLookedThrough && !entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
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
