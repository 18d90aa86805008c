package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.GRAVE;
import static io.github.membudget.investigate.diagnose.Thresholds.MUCH;
import static io.github.membudget.investigate.diagnose.Thresholds.MUCH_AT_ONCE;
import static io.github.membudget.investigate.diagnose.Thresholds.MUCH_REPEATED;
import static io.github.membudget.investigate.diagnose.Thresholds.REPEATED;

import io.github.membudget.model.Finding.Severity;
import io.github.membudget.probe.format.LeftoverKind;

/** How much a cause matters: by its impact, and by whether it will go on growing. */
final class SeverityRating {
    private SeverityRating() {}

    /** @param accumulates whether it is known to be no table that is filled once */
    static Severity of(GroupedCause group, boolean accumulates) {
        CauseCandidate cause = group.cause();
        long bytes = group.impact().bytes().value();
        int classes = cause.classes();
        // What a framework keeps by design need not grow in every suite that it runs.
        boolean byDesign = cause.rule().signs().tests();
        if (bytes >= GRAVE || !byDesign && bytes >= MUCH && classes >= REPEATED) {
            return Severity.HIGH;
        }
        boolean isMany = !isOnDisk(cause)
                && cause.count() >= cause.rule().signs().many()
                && group.most().growth().follows().isEmpty();
        boolean goesOn = classes > 1 && !isFilledOnce(cause);
        return bytes >= much(cause, accumulates) || onDisk(cause) >= GRAVE || bytes >= MUCH_REPEATED && goesOn || isMany
                ? Severity.MEDIUM
                : Severity.LOW;
    }

    /** Of what is normal to have: it is there from the first test on that needs it. */
    private static boolean isFilledOnce(CauseCandidate cause) {
        return cause.rule().signs().normal() && cause.cameMostlyAtOnce();
    }

    /** Files are no memory, or are it on a tmpfs alone: so much of them fills disks all the same. */
    private static long onDisk(CauseCandidate cause) {
        return cause.symptoms().left().stream().mapToLong(Leftover::bytes).sum();
    }

    private static boolean isOnDisk(CauseCandidate cause) {
        return !cause.symptoms().left().isEmpty()
                && cause.symptoms().left().stream().allMatch(one -> one.left().kind() == LeftoverKind.FILE);
    }

    /** What is filled once may be a table that is meant to stay. */
    private static long much(CauseCandidate cause, boolean accumulates) {
        if (cause.holder().isEmpty() || !cause.isOfOneClass() && !isFilledOnce(cause)) {
            return MUCH;
        }
        return accumulates ? MUCH_REPEATED : MUCH_AT_ONCE;
    }
}
