package io.github.membudget.plan;

import java.util.List;
import java.util.Set;

/**
 * A project's test modules in the order they run.
 *
 * @param modules at least one
 * @param matched names of the user's modules that take at least one class of this project
 */
public record ModulePlan(List<TestModule> modules, Set<String> matched) {}
