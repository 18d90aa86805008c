package io.github.membudget.report.console;

import io.github.membudget.model.JvmParts;
import io.github.membudget.report.PlainText;
import java.util.stream.Collectors;

/** A module's {@code <jvm>} in words: {@code lean}, or {@code lean without serial, since their arguments have -XX:+UseG1GC}. */
public final class JvmText {
    private static final int LONGEST_REASON = 120;

    private JvmText() {}

    public static String of(JvmParts parts) {
        return parts.asked().words()
                + parts.leftOut().stream()
                        .map(left -> " without " + left.part().label() + ", since "
                                + PlainText.shortened(left.reason(), LONGEST_REASON))
                        .collect(Collectors.joining(" and"));
    }
}
