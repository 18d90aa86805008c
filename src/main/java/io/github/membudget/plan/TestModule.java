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
        return new TestModule(
                name,
                selections,
                classes,
                ceiling,
                ceilingSetting,
                tried.heap().or(() -> heap),
                argLine,
                tried.jvm().or(() -> jvm),
                recycleAt,
                isolation,
                OnBreach.WARN,
                LeakPolicy.OFF,
                partOf);
    }

    /** In one fork without a ceiling, and so with the heap that the user or the JVM gives it: a leak that ran out of heap tells less. */
    TestModule unbounded() {
        return new TestModule(
                name,
                selections,
                classes,
                Optional.empty(),
                ceilingSetting,
                heap,
                argLine,
                jvm,
                Optional.empty(),
                isolation,
                OnBreach.WARN,
                LeakPolicy.OFF,
                partOf);
    }

    /** A part of it, under a name of its own. */
    TestModule part(String itsName, List<Selection> itsSelections, int itsClasses) {
        return new TestModule(
                itsName,
                itsSelections,
                Optional.of(itsClasses),
                ceiling,
                ceilingSetting,
                heap,
                argLine,
                jvm,
                recycleAt,
                isolation,
                onBreach,
                leaks,
                Optional.of(name));
    }

    TestModule without(String className) {
        return running(selections.stream()
                .flatMap(selection -> selection.without(className).stream())
                .toList());
    }

    TestModule alone(String className) {
        return running(selections.stream()
                .flatMap(selection -> selection.alone(className).stream())
                .toList());
    }

    /**
     * The same but for classes that other machines run.
     *
     * @param left how many of the project's classes this one runs
     */
    TestModule leavingOut(Collection<String> others, int left) {
        List<Selection> fewer = selections.stream()
                .flatMap(selection -> selection.without(others).stream())
                .toList();
        return new TestModule(
                name,
                fewer,
                classes.or(() -> Optional.of(left)),
                ceiling,
                ceilingSetting,
                heap,
                argLine,
                jvm,
                recycleAt,
                isolation,
                onBreach,
                leaks,
                partOf);
    }

    private TestModule running(List<Selection> fewer) {
        return new TestModule(
                name,
                fewer,
                Optional.empty(),
                ceiling,
                ceilingSetting,
                heap,
                argLine,
                jvm,
                recycleAt,
                isolation,
                onBreach,
                leaks,
                partOf);
    }
}
