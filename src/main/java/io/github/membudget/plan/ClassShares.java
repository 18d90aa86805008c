package io.github.membudget.plan;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.ModuleElements;
import io.github.membudget.configure.Settings.ModuleSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which of a project's test classes go to which of its named modules, and which are left. */
final class ClassShares {
    private final Map<ModuleSettings, Predicate<String>> matchers = new LinkedHashMap<>();
    private final Map<ModuleSettings, ModuleShare> shares = new LinkedHashMap<>();
    private final ModuleShare rest = new ModuleShare();
    private final Set<String> selected;
    private final Set<String> matched = new LinkedHashSet<>();
    private final SortedSet<String> claimed = new TreeSet<>();

    /** @param selected the classes that this run would run */
    ClassShares(List<ModuleSettings> named, ClassPatterns patterns, Set<String> selected) {
        this.selected = selected;
        named.forEach(module -> matchers.put(
                module, patterns.matching(module.get(ModuleElements.INCLUDES), module.get(ModuleElements.EXCLUDES))));
    }

    /** Classes of one module. Those whose tests others take by groups are kept apart by these groups. */
    static final class ModuleShare {
        private final Map<List<String>, SortedSet<String>> byOthersGroups = new LinkedHashMap<>();

        private void add(List<String> othersGroups, String className) {
            byOthersGroups
                    .computeIfAbsent(List.copyOf(othersGroups), key -> new TreeSet<>())
                    .add(className);
        }

        Map<List<String>, SortedSet<String>> byOthersGroups() {
            return byOthersGroups;
        }

        boolean isEmpty() {
            return byOthersGroups.isEmpty();
        }

        /** How many they are. */
        int classes() {
            return byOthersGroups.values().stream().mapToInt(Set::size).sum();
        }

        /** Those of these classes. */
        ModuleShare among(Set<String> classes) {
            ModuleShare some = new ModuleShare();
            byOthersGroups.forEach((others, names) ->
                    names.stream().filter(classes::contains).forEach(name -> some.add(others, name)));
            return some;
        }

        /** @param groups of which alone the tests run */
        List<Selection> selections(Optional<String> groups) {
            List<Selection> selections = new ArrayList<>();
            byOthersGroups.forEach((others, classes) -> selections.add(new Selection.Only(classes, groups, others)));
            return selections;
        }
    }

    /**
     * Gives the class to the module without groups that matches it. Else its tests go to the modules with groups that match it, each the
     * tests that those before it left, and what is left goes to the rest.
     *
     * @throws InvalidSetting if two modules claim it
     */
    void add(String className) throws InvalidSetting {
        List<ModuleSettings> claimants = matching(className, false);
        if (claimants.size() > 1) {
            throw claimedTwice(className, claimants);
        }
        List<String> othersGroups = new ArrayList<>();
        for (ModuleSettings taker : claimants.isEmpty() ? matching(className, true) : claimants) {
            matched.add(taker.name());
            if (selected.contains(className)) {
                shares.computeIfAbsent(taker, module -> new ModuleShare()).add(othersGroups, className);
            }
            taker.get(ModuleElements.GROUPS).ifPresent(othersGroups::add);
        }
        if (!claimants.isEmpty()) {
            claimed.add(className);
        } else if (selected.contains(className)) {
            rest.add(othersGroups, className);
        }
    }

    private List<ModuleSettings> matching(String className, boolean byGroups) {
        return matchers.entrySet().stream()
                .filter(matcher -> matcher.getKey().get(ModuleElements.GROUPS).isPresent() == byGroups)
                .filter(matcher -> matcher.getValue().test(className))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Empty where this run runs none of its classes. */
    Optional<ModuleShare> of(ModuleSettings module) {
        return Optional.ofNullable(shares.get(module));
    }

    ModuleShare rest() {
        return rest;
    }

    /** Names of the modules whose patterns match a class of the project. May be added to. */
    Set<String> matched() {
        return matched;
    }

    /** Classes that a module took whole, whether they run or not. */
    SortedSet<String> claimed() {
        return claimed;
    }

    private static InvalidSetting claimedTwice(String className, List<ModuleSettings> claimants) {
        String first = claimants.get(0).name();
        String second = claimants.get(1).name();
        return new InvalidSetting(
                "modules",
                "",
                "the class " + className + " is claimed by two modules, '" + first + "' and '" + second
                        + "'; add an <exclude> to one of them, so that it runs once");
    }
}
