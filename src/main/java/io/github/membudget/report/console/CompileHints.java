package io.github.membudget.report.console;

import io.github.membudget.judge.CompileHeavy;
import io.github.membudget.model.CpuSource;
import io.github.membudget.model.CpuUse;
import io.github.membudget.report.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says at a session's end which modules compile more than they test, what would help, and how to try it. */
public final class CompileHints {
    private static final int MOST_LINES = 3;
    private static final int LONGEST_NAME = 60;

    /** What small modules must have together to be worth a line. */
    private static final long LEAST_TOGETHER_MILLIS = 5000;

    private static final String HELP = " <jvm>lean</jvm> avoids most of that.";
    private static final String COMMAND = " To measure it: mvn membudget:suggest -Dmembudget.verify";

    private CompileHints() {}

    /**
     * One line for each of the first, and one for all others.
     *
     * @param modules those that lose most first
     */
    public static List<String> of(List<CompileHeavy> modules) {
        List<CompileHeavy> large =
                modules.stream().filter(module -> !module.isSmall()).toList();
        List<CompileHeavy> small =
                modules.stream().filter(CompileHeavy::isSmall).toList();
        List<String> lines = new ArrayList<>();
        large.stream().limit(MOST_LINES).map(CompileHints::line).forEach(lines::add);
        List<CompileHeavy> others = new ArrayList<>(large.subList(lines.size(), large.size()));
        if (together(small)
                .filter(cpu -> cpu.whole().millis() >= LEAST_TOGETHER_MILLIS)
                .isPresent()) {
            others.addAll(small);
        }
        together(others).ifPresent(cpu -> lines.add(others(others.size(), cpu, lines.isEmpty())));
        return lines;
    }

    private static Optional<CpuUse> together(List<CompileHeavy> modules) {
        return CpuUse.sum(modules.stream().map(CompileHeavy::cpu).toList());
    }

    private static String line(CompileHeavy module) {
        return "membudget: module '" + PlainText.shortened(module.name(), LONGEST_NAME) + "' spent "
                + share(module.cpu(), "its ") + " of CPU on compiling code, which is lost when the JVM ends." + HELP
                + COMMAND;
    }

    private static String others(int count, CpuUse cpu, boolean alone) {
        return "membudget: " + count + (alone ? " small" : " more") + (count == 1 ? " module" : " modules together")
                + " spent " + share(cpu, count == 1 ? "its " : "their ") + " of CPU on compiling code." + HELP
                + (alone ? COMMAND : "");
    }

    private static String share(CpuUse cpu, String whose) {
        boolean byTheClock = cpu.compilers()
                .filter(part -> part.source() == CpuSource.ELAPSED)
                .isPresent();
        return (byTheClock ? "up to " : "")
                + CpuWords.percent(cpu.compilersShare().orElse(0)) + " of "
                + whose + CpuWords.seconds(cpu);
    }
}
