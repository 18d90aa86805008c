package io.github.membudget.report;

import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Report;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words for modules that ended before their tests did, for another reason than a breach: their figures cover only the part that ran. */
public final class CutShort {
    private static final int LONGEST_NAME = 120;

    private CutShort() {}

    public static boolean is(ModuleResult module) {
        return module.outcome() != Outcome.COMPLETED
                && module.outcome() != Outcome.NOT_RUN
                && module.breaches().isEmpty();
    }

    /** In place of a verdict about its ceiling: {@code OUT OF MEMORY}. Empty where it ended by itself. */
    public static Optional<String> verdict(ModuleResult module) {
        return is(module) ? Optional.of(words(module).toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /** {@code module 'a' did not finish: out of memory}. */
    public static String sentence(ModuleResult module) {
        return "module '" + PlainText.shortened(module.name(), LONGEST_NAME) + "' did not finish: " + words(module);
    }

    /** The first, and how many more; empty where none was. */
    public static Optional<String> of(Report report) {
        List<ModuleResult> broken =
                report.modules().stream().filter(CutShort::is).toList();
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of(sentence(broken.get(0))
                        + (broken.size() > 1 ? ", and " + (broken.size() - 1) + " more did not finish" : ""));
    }

    private static String words(ModuleResult module) {
        return module.outcome().label().replace('-', ' ');
    }
}
