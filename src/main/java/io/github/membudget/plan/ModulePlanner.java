package io.github.membudget.plan;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.ModuleElements;
import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.configure.Settings.ModuleSettings;
import io.github.membudget.model.Isolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Divides a project's tests among its modules, so that each test runs once: a module without groups takes whole classes,
 * modules with groups take their tests from the classes that are left, in the order they are written, and the project's own
 * module takes the rest.
 */
public final class ModulePlanner {
    private final Settings settings;
    private final ClassPatterns patterns;
    private final Division division;

    /** @param division of the project's own module */
    public ModulePlanner(Settings settings, ClassPatterns patterns, Division division) {
        this.settings = settings;
        this.patterns = patterns;
        this.division = division;
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
        ClassShares shares = new ClassShares(named, patterns, Set.copyOf(selected));
        for (String name : new TreeSet<>(all)) {
            shares.add(name);
        }
        List<TestModule> modules = new ArrayList<>();
        for (ModuleSettings module : named) {
            shares.of(module).map(share -> namedModule(module, share)).ifPresent(modules::add);
        }
        Set<String> matched = shares.matched();
        if (shares.rest().isEmpty()) {
            // With nothing to run at all, Surefire says so in its own words.
            return new ModulePlan(
                    modules.isEmpty() ? wholeProject(artifactId).modules() : List.copyOf(modules), matched);
        }
        own.map(ModuleSettings::name).ifPresent(matched::add);
        List<Selection> selections = restSelections(shares.rest(), shares.claimed());
        Optional<Integer> classes = Optional.of(shares.rest().classes());
        TestModule undivided = own.map(module -> module(module, selections, classes))
                .orElseGet(() -> ownModule(artifactId, selections, classes));
        SortedSet<String> unclaimed = new TreeSet<>(all);
        unclaimed.removeAll(shares.claimed());
        modules.addAll(parts(undivided, unclaimed, shares.rest()));
        checkNames(modules);
        return new ModulePlan(List.copyOf(modules), matched);
    }

    /**
     * @param unclaimed its classes, whether this run runs them or not: the same go together in every run
     * @param rest those of them that it runs
     */
    private List<TestModule> parts(TestModule undivided, SortedSet<String> unclaimed, ClassShares.ModuleShare rest) {
        List<SortedSet<String>> divided =
                division.isWanted() ? division.of(undivided.name(), unclaimed) : List.of(unclaimed);
        if (divided.size() == 1) {
            return List.of(undivided);
        }
        List<TestModule> parts = new ArrayList<>();
        for (int i = 0; i < divided.size(); i++) {
            ClassShares.ModuleShare share = rest.among(divided.get(i));
            if (!share.isEmpty()) {
                parts.add(undivided.part(
                        ModuleSplit.name(undivided.name(), i + 1),
                        share.selections(Optional.empty()),
                        share.classes()));
            }
        }
        return parts;
    }

    private static void checkNames(List<TestModule> modules) throws InvalidSetting {
        Set<String> names = new HashSet<>();
        for (TestModule module : modules) {
            if (!names.add(module.name())) {
                throw new InvalidSetting(
                        "split",
                        "",
                        "a part would be called '" + module.name()
                                + "', as one of the named modules is; give that module another name");
            }
        }
    }

    private static List<Selection> restSelections(ClassShares.ModuleShare rest, SortedSet<String> claimed) {
        return rest.byOthersGroups().size() == 1
                ? List.of(new Selection.AllBut(
                        claimed, rest.byOthersGroups().keySet().iterator().next()))
                : rest.selections(Optional.empty());
    }

    private static TestModule namedModule(ModuleSettings module, ClassShares.ModuleShare share) {
        return module(module, share.selections(module.get(ModuleElements.GROUPS)), Optional.of(share.classes()));
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
                module.recycleAt(),
                module.isolation(),
                module.onBreach(),
                module.leaks(),
                Optional.empty());
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
                settings.get(Parameters.RECYCLE_AT),
                Isolation.MODULE,
                settings.get(Parameters.ON_BREACH),
                settings.get(Parameters.LEAKS),
                Optional.empty());
    }
}
