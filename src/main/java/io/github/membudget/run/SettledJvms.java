package io.github.membudget.run;

import io.github.membudget.judge.CompileHeavy;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.report.console.CompileHints;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** For which modules somebody has chosen how their test JVMs compile: nobody else is told what another choice would bring. */
public final class SettledJvms {
    private final Set<Module> settled = ConcurrentHashMap.newKeySet();
    private volatile boolean all;

    private record Module(String project, String name) {}

    void settled(String project, String name) {
        settled.add(new Module(project, name));
    }

    /** Where this run is itself a trial. */
    public void settledForAll() {
        all = true;
    }

    List<String> hints(List<ModuleResult> results) {
        return all
                ? List.of()
                : CompileHints.of(CompileHeavy.of(
                        results, result -> settled.contains(new Module(result.project(), result.name()))));
    }
}
