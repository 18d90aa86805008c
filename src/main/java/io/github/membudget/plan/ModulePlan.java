package io.github.membudget.plan;

import io.github.membudget.model.JvmSetting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A project's test modules in the order they run.
 *
 * @param modules at least one
 * @param matched names of the user's modules that take at least one class of this project
 */
public record ModulePlan(List<TestModule> modules, Set<String> matched) {

    /** The same with what a run to look closer needs: no ceiling ends or fails it. */
    public ModulePlan unbounded() {
        return new ModulePlan(modules.stream().map(TestModule::unbounded).toList(), matched);
    }

    /**
     * The same for a trial: no ceiling ends or fails it, but the heap that follows from it is in force.
     *
     * @param settings to try, by the module's name; the others keep theirs
     */
    public ModulePlan trial(Map<String, JvmSetting> settings) {
        return new ModulePlan(
                modules.stream()
                        .map(module -> {
                            JvmSetting setting = settings.get(module.name());
                            return module.with(setting == null ? JvmSetting.AS_IT_IS : setting);
                        })
                        .toList(),
                matched);
    }

    /**
     * The same but for classes that other machines run.
     *
     * @param left how many of the project's classes this one runs
     */
    public ModulePlan leavingOut(Collection<String> others, int left) {
        return new ModulePlan(
                modules.stream().map(module -> module.leavingOut(others, left)).toList(), matched);
    }

    /** One module of this plan without a class of it, to see what that took; no modules where none has that name. */
    public List<TestModule> without(String name, String className) {
        return named(Set.of(name)).stream()
                .map(module -> module.without(className))
                .toList();
    }

    /** One module of this plan with one of its classes alone; no modules where none has that name. */
    public List<TestModule> alone(String name, String className) {
        return named(Set.of(name)).stream()
                .map(module -> module.alone(className))
                .toList();
    }

    /** The modules of these names only, which may be none. */
    public List<TestModule> named(Set<String> names) {
        return modules.stream().filter(module -> names.contains(module.name())).toList();
    }
}
