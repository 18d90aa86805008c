package io.github.membudget.plan;

import java.util.List;
import java.util.function.Predicate;

/** Surefire's way of matching classes with patterns. */
@FunctionalInterface
public interface ClassPatterns {

    /**
     * @param includes patterns of which one must match; none means every class
     * @param excludes patterns of which none may match
     * @return tells of a class' binary name whether it matches
     */
    Predicate<String> matching(List<String> includes, List<String> excludes);
}
