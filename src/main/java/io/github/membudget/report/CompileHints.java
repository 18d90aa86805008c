package io.github.membudget.report;

import io.github.membudget.judge.CompileHeavy;
import io.github.membudget.model.CpuSource;
import java.util.ArrayList;
import java.util.List;

/** Says at a session's end which modules compile more than they test, what would help, and how to try it. */
public final class CompileHints {
    private static final int MOST_LINES = 3;
    private static final int LONGEST_NAME = 60;

    private CompileHints() {}

    /** One line for each of the first, and one for all others. */
    public static List<String> of(List<CompileHeavy> modules) {
        List<String> lines = new ArrayList<>();
        modules.stream().limit(MOST_LINES).map(CompileHints::line).forEach(lines::add);
        int more = modules.size() - MOST_LINES;
        if (more > 0) {
            lines.add("membudget: " + more + (more == 1 ? " more module" : " more modules")
                    + " spent more than a third of their CPU compiling. The reports have their figures.");
        }
        return lines;
    }

    private static String line(CompileHeavy module) {
        boolean byTheClock = module.cpu()
                .compilers()
                .filter(part -> part.source() == CpuSource.ELAPSED)
                .isPresent();
        return "membudget: module '" + PlainText.shortened(module.name(), LONGEST_NAME) + "' spent "
                + (byTheClock ? "up to " : "") + CpuWords.percent(module.share()) + " of its "
                + CpuWords.seconds(module.cpu())
                + " of CPU compiling code that ended with it. <jvm>lean</jvm> avoids most of that. To measure it:"
                + " mvn membudget:suggest -Dmembudget.verify";
    }
}
