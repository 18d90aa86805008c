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

    /** By the clock compilers seem to have had more than they had: on a machine that had something else to do too, many times as much. */
    private static final double SHARE_BY_THE_CLOCK = 2.0 / 3;

    /**
     * A JVM that starts and runs one test has 1.1 s, and 1.4 s for thirty tiny ones, nearly half of it for compilers. Lean it has 0.4 s less: in
     * one module not worth a line.
     */
    private static final long SMALL_MILLIS = 2000;

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

    public static boolean isHeavy(CpuUse use) {
        return use.compilers()
                .filter(part -> part.source() == CpuSource.ELAPSED
                        // With more than all that there was, the clock ran while they waited.
                        ? use.compilersShare().orElse(0) > SHARE_BY_THE_CLOCK
                                && part.millis() <= use.whole().millis()
                        : use.compilersShare().orElse(0) > SHARE)
                .isPresent();
    }

    private double compiling() {
        return cpu.whole().millis() * cpu.compilersShare().orElse(0);
    }

    /** So small that it only counts among many. */
    public boolean isSmall() {
        return cpu.whole().millis() < SMALL_MILLIS;
    }
}
