package io.github.membudget.report;

import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Report;
import io.github.membudget.model.Verdict;
import java.util.Locale;

/** A verdict as a page shows it: what was held against no ceiling, or died before it could pass one, is no success. */
public enum ShownVerdict {
    WITHIN("✓"),
    BREACHED("✗"),
    INCONCLUSIVE("?"),
    CUT_SHORT("?"),
    NO_CEILING("–"),
    INVESTIGATED("–");

    /** Beside the colour. */
    private final String sign;

    ShownVerdict(String sign) {
        this.sign = sign;
    }

    public static ShownVerdict of(ModuleResult module) {
        if (module.verdict() != Verdict.WITHIN) {
            return of(module.verdict());
        }
        if (CutShort.is(module)) {
            return CUT_SHORT;
        }
        return module.ceiling().isPresent() ? WITHIN : NO_CEILING;
    }

    public static ShownVerdict of(Report report) {
        if (report.verdict() != Verdict.WITHIN) {
            return of(report.verdict());
        }
        if (CutShort.of(report).isPresent()) {
            return CUT_SHORT;
        }
        return report.investigated().isEmpty() ? WITHIN : INVESTIGATED;
    }

    private static ShownVerdict of(Verdict verdict) {
        return switch (verdict) {
            case WITHIN -> WITHIN;
            case BREACHED -> BREACHED;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }

    public String sign() {
        return sign;
    }

    /** As in a page's data: {@code no-ceiling}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
