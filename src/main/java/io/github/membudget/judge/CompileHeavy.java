package io.github.membudget.judge;

import io.github.membudget.model.CpuSource;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A module whose test JVMs spent much of their time compiling code that ended with them.
 *
 * @param cpu of all its executions
 */
public record CompileHeavy(String project, String name, CpuUse cpu) {
    /** More than a third of the processor time. */
    private static final double SHARE = 1.0 / 3;

    /** By the clock a compiler seems to have had more than it had, on a busy machine up to twice as much. */
    private static final double SHARE_BY_THE_CLOCK = 2.0 / 3;

    /** A JVM that only starts has half a second or one: what could be saved of that is not worth a line. */
    private static final long LEAST_MILLIS = 2000;

    private record Module(String project, String name) {}

    /**
     * Those that lose most first.
     *
     * @param settled modules whose JVM somebody has chosen
     */
    public static List<CompileHeavy> of(List<ModuleResult> results, Predicate<ModuleResult> settled) {
        Map<Module, List<CpuUse>> uses = new LinkedHashMap<>();
        results.stream()
                .filter(result -> result.outcome() == Outcome.COMPLETED && !settled.test(result))
                .forEach(result -> result.facts().cpu().ifPresent(use -> uses.computeIfAbsent(
                                new Module(result.project(), result.name()), key -> new ArrayList<>())
                        .add(use)));
        List<CompileHeavy> heavy = new ArrayList<>();
        uses.forEach((module, all) -> CpuUse.sum(all)
                .filter(CompileHeavy::isHeavy)
                .ifPresent(cpu -> heavy.add(new CompileHeavy(module.project, module.name, cpu))));
        heavy.sort(Comparator.comparingDouble(CompileHeavy::compiling).reversed());
        return heavy;
    }

    private static boolean isHeavy(CpuUse use) {
        boolean byTheClock = use.compilers()
                .filter(part -> part.source() == CpuSource.ELAPSED)
                .isPresent();
        return use.whole().millis() >= LEAST_MILLIS
                && use.compilersShare().orElse(0) > (byTheClock ? SHARE_BY_THE_CLOCK : SHARE);
    }

    private double compiling() {
        return cpu.whole().millis() * share();
    }

    public double share() {
        return cpu.compilersShare().orElse(0);
    }
}
