package io.github.membudget.run;

import io.github.membudget.judge.CompileHeavy;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.report.console.CompileHints;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** For which modules somebody has chosen how their test JVMs compile: for those there are no hints at what another choice would bring. */
public final class CompilerChoices {
    private final Set<Module> chosen = ConcurrentHashMap.newKeySet();
    private volatile boolean all;

    private record Module(String project, String name) {}

    void madeFor(String project, String name) {
        chosen.add(new Module(project, name));
    }

    /** For a run that is itself a trial of another choice. */
    public void madeForAll() {
        all = true;
    }

    List<String> hints(List<ModuleResult> results) {
        return all
                ? List.of()
                : CompileHints.of(CompileHeavy.of(
                        results, result -> chosen.contains(new Module(result.project(), result.name()))));
    }
}
