package io.github.membudget.plan;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Which of a project's tests one run of Surefire takes. */
public sealed interface Selection {

    /** All that Surefire would run by itself. */
    record Everything() implements Selection {}

    /**
     * @param classes binary names
     * @param groups only the tests of these groups (a Surefire group expression), where given
     * @param otherGroups none of the tests of these groups
     */
    record Only(SortedSet<String> classes, Optional<String> groups, List<String> otherGroups) implements Selection {}

    /** All but these classes and the tests of these groups. */
    record AllBut(SortedSet<String> classes, List<String> otherGroups) implements Selection {}
}
