package io.github.membudget.plan;

import java.util.List;
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

    /** The modules of these names only, which may be none. */
    public List<TestModule> named(Set<String> names) {
        return modules.stream().filter(module -> names.contains(module.name())).toList();
    }
}
