package io.github.membudget.plan;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Isolation;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.OnBreach;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The tests of one project that share a JVM and a ceiling.
 *
 * @param selections what it runs, one run of Surefire each: more than one only where groups divide its classes unevenly
 * @param classes how many test classes, where that had to be counted
 * @param ceilingSetting where the ceiling stands, as the user wrote it
 * @param heap a fixed -Xmx of each fork; absent means derived from the ceiling
 * @param argLine added to the fork's arguments
 * @param jvm what its forks' JVM is to be like; absent where the user says nothing of it
 * @param recycleAt the RSS over which a fork gives way to a fresh one at the end of a class; absent where none does
 * @param leaks what of its leftovers fails the build
 * @param partOf the module that was divided, of which this is a part; absent where it is whole
 */
public record TestModule(
        String name,
        List<Selection> selections,
        Optional<Integer> classes,
        Optional<Bytes> ceiling,
        String ceilingSetting,
        Optional<Bytes> heap,
        Optional<String> argLine,
        Optional<JvmChoice> jvm,
        Optional<Bytes> recycleAt,
        Isolation isolation,
        OnBreach onBreach,
        LeakPolicy leaks,
        Optional<String> partOf) {

    /** Whether other modules may run tests of the same classes, and so write into the same reports. */
    public boolean dividesClasses() {
        return selections.stream().anyMatch(Selection::dividesClasses);
    }

    /** With another heap and JVM, and a ceiling that ends nothing: to see what that brings. */
    TestModule with(JvmSetting tried) {
        return toLearnFrom(ceiling, tried.heap().or(() -> heap), tried.jvm().or(() -> jvm), recycleAt);
    }

    /** In one fork without a ceiling, and so with the heap that the user or the JVM gives it: a leak that ran out of heap tells less. */
    TestModule unbounded() {
        return toLearnFrom(Optional.empty(), heap, jvm, Optional.empty());
    }

    /** A run to learn from: nothing of it fails the build. */
    private TestModule toLearnFrom(
            Optional<Bytes> itsCeiling,
            Optional<Bytes> itsHeap,
            Optional<JvmChoice> itsJvm,
            Optional<Bytes> itsRecycleAt) {
        return new TestModule(
                name,
                selections,
                classes,
                itsCeiling,
                ceilingSetting,
                itsHeap,
                argLine,
                itsJvm,
                itsRecycleAt,
                isolation,
                OnBreach.WARN,
                LeakPolicy.OFF,
                partOf);
    }

    /** A part of it, under a name of its own. */
    TestModule part(String itsName, List<Selection> itsSelections, int itsClasses) {
        return running(itsName, itsSelections, Optional.of(itsClasses), Optional.of(name));
    }

    TestModule without(String className) {
        return running(
                name,
                selections.stream()
                        .flatMap(selection -> selection.without(className).stream())
                        .toList(),
                Optional.empty(),
                partOf);
    }

    TestModule alone(String className) {
        return running(
                name,
                selections.stream()
                        .flatMap(selection -> selection.alone(className).stream())
                        .toList(),
                Optional.empty(),
                partOf);
    }

    /**
     * The same but for classes that other machines run.
     *
     * @param left how many of the project's classes this one runs
     */
    TestModule leavingOut(Collection<String> others, int left) {
        return running(
                name,
                selections.stream()
                        .flatMap(selection -> selection.without(others).stream())
                        .toList(),
                classes.or(() -> Optional.of(left)),
                partOf);
    }

    private TestModule running(
            String itsName, List<Selection> itsSelections, Optional<Integer> itsClasses, Optional<String> itIsPartOf) {
        return new TestModule(
                itsName,
                itsSelections,
                itsClasses,
                ceiling,
                ceilingSetting,
                heap,
                argLine,
                jvm,
                recycleAt,
                isolation,
                onBreach,
                leaks,
                itIsPartOf);
    }
}
