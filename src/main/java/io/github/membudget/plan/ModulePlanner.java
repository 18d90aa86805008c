package io.github.membudget.plan;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.ModuleElements;
import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.configure.Settings.ModuleSettings;
import io.github.membudget.model.Isolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Divides a project's tests among its modules, so that each test runs once: a module without groups takes whole classes,
 * modules with groups take their tests from the classes that are left, in the order they are written, and the project's own
 * module takes the rest.
 */
public final class ModulePlanner {
    private final Settings settings;
    private final ClassPatterns patterns;

    public ModulePlanner(Settings settings, ClassPatterns patterns) {
        this.settings = settings;
        this.patterns = patterns;
    }

    /** The modules that the user named for this project. */
    public static List<ModuleSettings> namedModules(Settings settings, String groupId, String artifactId) {
        return settings.modules().stream()
                .filter(module -> module.get(ModuleElements.PROJECT)
                        .map(wanted -> wanted.equals(artifactId) || wanted.equals(groupId + ":" + artifactId))
                        .orElse(true))
                .toList();
    }

    /** The plan of a project for which no module was named: all its tests share one. */
    public ModulePlan wholeProject(String artifactId) {
        TestModule own = ownModule(artifactId, List.of(new Selection.Everything()), Optional.empty());
        return new ModulePlan(List.of(own), Set.of());
    }

    /**
     * @param artifactId names the project's own module
     * @param named this project's modules
     * @param all the test classes of this project, by binary name
     * @param selected those of them that this run would run: fewer than {@code all} where {@code -Dtest} is in force
     * @throws InvalidSetting if two modules claim one class
     */
    public ModulePlan plan(
            String artifactId, List<ModuleSettings> named, Collection<String> all, Collection<String> selected)
            throws InvalidSetting {
        List<ModuleSettings> whole =
                named.stream().filter(ModulePlanner::isWhole).toList();
        if (whole.size() != 1) {
            return plan(artifactId, named, Optional.empty(), all, selected);
        }
        List<ModuleSettings> others =
                named.stream().filter(module -> !isWhole(module)).toList();
        return plan(artifactId, others, Optional.of(whole.get(0)), all, selected);
    }

    /** Told by its project alone: it takes what no other takes, and so stands for the project's own module. */
    private static boolean isWhole(ModuleSettings module) {
        return module.get(ModuleElements.PROJECT).isPresent()
                && module.get(ModuleElements.INCLUDES).isEmpty()
                && module.get(ModuleElements.EXCLUDES).isEmpty()
                && module.get(ModuleElements.GROUPS).isEmpty();
    }

    private ModulePlan plan(
            String artifactId,
            List<ModuleSettings> named,
            Optional<ModuleSettings> own,
            Collection<String> all,
            Collection<String> selected)
            throws InvalidSetting {
        Map<ModuleSettings, Predicate<String>> matchers = new LinkedHashMap<>();
        named.forEach(module -> matchers.put(
                module, patterns.matching(module.get(ModuleElements.INCLUDES), module.get(ModuleElements.EXCLUDES))));
        List<ModuleSettings> byClass = named.stream()
                .filter(module -> module.get(ModuleElements.GROUPS).isEmpty())
                .toList();
        List<ModuleSettings> byGroup = named.stream()
                .filter(module -> module.get(ModuleElements.GROUPS).isPresent())
                .toList();

        Set<String> run = Set.copyOf(selected);
        Set<String> matched = new LinkedHashSet<>();
        Map<ModuleSettings, Map<List<String>, SortedSet<String>>> shares = new LinkedHashMap<>();
        Map<List<String>, SortedSet<String>> rest = new LinkedHashMap<>();
        SortedSet<String> claimed = new TreeSet<>();
        for (String name : new TreeSet<>(all)) {
            List<ModuleSettings> claimants = byClass.stream()
                    .filter(module -> matches(matchers, module, name))
                    .toList();
            if (claimants.size() > 1) {
                throw claimedTwice(name, claimants);
            }
            List<String> othersGroups = new ArrayList<>();
            List<ModuleSettings> takers = claimants.isEmpty()
                    ? byGroup.stream()
                            .filter(module -> matches(matchers, module, name))
                            .toList()
                    : claimants;
            for (ModuleSettings taker : takers) {
                matched.add(taker.name());
                if (run.contains(name)) {
                    share(shares.computeIfAbsent(taker, key -> new LinkedHashMap<>()), othersGroups, name);
                }
                taker.get(ModuleElements.GROUPS).ifPresent(othersGroups::add);
            }
            if (!claimants.isEmpty()) {
                claimed.add(name);
            } else if (run.contains(name)) {
                share(rest, othersGroups, name);
            }
        }

        List<TestModule> modules = new ArrayList<>();
        for (ModuleSettings module : named) {
            Map<List<String>, SortedSet<String>> share = shares.get(module);
            if (share != null) {
                modules.add(namedModule(module, share));
            }
        }
        if (!rest.isEmpty()) {
            own.map(ModuleSettings::name).ifPresent(matched::add);
        }
        if (modules.isEmpty() && rest.isEmpty()) {
            // Nothing to run: Surefire says so in its own words.
            return new ModulePlan(wholeProject(artifactId).modules(), matched);
        }
        if (!rest.isEmpty()) {
            List<Selection> selections = restSelections(rest, claimed);
            Optional<Integer> classes = Optional.of(count(rest));
            modules.add(own.map(module -> module(module, selections, classes))
                    .orElseGet(() -> ownModule(artifactId, selections, classes)));
        }
        return new ModulePlan(List.copyOf(modules), matched);
    }

    private static boolean matches(
            Map<ModuleSettings, Predicate<String>> matchers, ModuleSettings module, String className) {
        Predicate<String> matcher = matchers.get(module);
        return matcher != null && matcher.test(className);
    }

    private static void share(Map<List<String>, SortedSet<String>> shares, List<String> othersGroups, String name) {
        shares.computeIfAbsent(List.copyOf(othersGroups), key -> new TreeSet<>())
                .add(name);
    }

    private static int count(Map<List<String>, SortedSet<String>> shares) {
        return shares.values().stream().mapToInt(Set::size).sum();
    }

    private static List<Selection> restSelections(
            Map<List<String>, SortedSet<String>> rest, SortedSet<String> claimed) {
        if (rest.size() <= 1) {
            List<String> groups =
                    rest.isEmpty() ? List.of() : rest.keySet().iterator().next();
            return List.of(new Selection.AllBut(claimed, groups));
        }
        List<Selection> selections = new ArrayList<>();
        rest.forEach((groups, classes) -> selections.add(new Selection.Only(classes, Optional.empty(), groups)));
        return selections;
    }

    private TestModule namedModule(ModuleSettings module, Map<List<String>, SortedSet<String>> shares) {
        List<Selection> selections = new ArrayList<>();
        shares.forEach((others, classes) ->
                selections.add(new Selection.Only(classes, module.get(ModuleElements.GROUPS), others)));
        return module(module, selections, Optional.of(count(shares)));
    }

    private static TestModule module(ModuleSettings module, List<Selection> selections, Optional<Integer> classes) {
        return new TestModule(
                module.name(),
                selections,
                classes,
                module.ceiling(),
                module.ceilingSetting(),
                module.get(ModuleElements.HEAP),
                module.get(ModuleElements.ARG_LINE),
                module.jvm(),
                module.isolation(),
                module.onBreach());
    }

    private TestModule ownModule(String artifactId, List<Selection> selections, Optional<Integer> classes) {
        return new TestModule(
                artifactId,
                selections,
                classes,
                settings.get(Parameters.MODULE_CEILING),
                "moduleCeiling",
                Optional.empty(),
                Optional.empty(),
                settings.get(Parameters.JVM),
                Isolation.MODULE,
                settings.get(Parameters.ON_BREACH));
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
