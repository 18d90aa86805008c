package io.github.membudget.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which of a project's tests one run of Surefire takes. */
public sealed interface Selection {

    /** The same but for these classes, of which there may be none; empty where nothing is left. */
    Optional<Selection> without(Collection<String> classNames);

    /** The same but for one class; empty where nothing is left. */
    default Optional<Selection> without(String className) {
        return without(Set.of(className));
    }

    /** Of the same the tests of one class; empty where it has none. */
    Optional<Selection> alone(String className);

    /** Whether it may take some tests of a class and leave others. */
    boolean dividesClasses();

    /** All that Surefire would run by itself. */
    record Everything() implements Selection {
        @Override
        public boolean dividesClasses() {
            return false;
        }

        @Override
        public Optional<Selection> without(Collection<String> classNames) {
            return Optional.of(classNames.isEmpty() ? this : new AllBut(new TreeSet<>(classNames), List.of()));
        }

        @Override
        public Optional<Selection> alone(String className) {
            return Optional.of(new Only(new TreeSet<>(Set.of(className)), Optional.empty(), List.of()));
        }
    }

    /**
     * @param classes binary names
     * @param groups only the tests of these groups (a Surefire group expression), where given
     * @param otherGroups none of the tests of these groups
     */
    record Only(SortedSet<String> classes, Optional<String> groups, List<String> otherGroups) implements Selection {
        @Override
        public boolean dividesClasses() {
            return groups.isPresent() || !otherGroups.isEmpty();
        }

        @Override
        public Optional<Selection> without(Collection<String> classNames) {
            SortedSet<String> others = new TreeSet<>(classes);
            others.removeAll(classNames);
            return others.isEmpty() ? Optional.empty() : Optional.of(new Only(others, groups, otherGroups));
        }

        @Override
        public Optional<Selection> alone(String className) {
            return classes.contains(className)
                    ? Optional.of(new Only(new TreeSet<>(Set.of(className)), groups, otherGroups))
                    : Optional.empty();
        }
    }

    /** All but these classes and the tests of these groups. */
    record AllBut(SortedSet<String> classes, List<String> otherGroups) implements Selection {
        @Override
        public boolean dividesClasses() {
            return !otherGroups.isEmpty();
        }

        @Override
        public Optional<Selection> without(Collection<String> classNames) {
            SortedSet<String> more = new TreeSet<>(classes);
            more.addAll(classNames);
            return Optional.of(new AllBut(more, otherGroups));
        }

        @Override
        public Optional<Selection> alone(String className) {
            return classes.contains(className)
                    ? Optional.empty()
                    : Optional.of(new Only(new TreeSet<>(Set.of(className)), Optional.empty(), otherGroups));
        }
    }
}
