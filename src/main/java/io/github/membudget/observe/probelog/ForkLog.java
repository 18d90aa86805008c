package io.github.membudget.observe.probelog;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LeakCheck;
import io.github.membudget.model.PoolUse;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one fork noted of itself.
 *
 * @param left by class
 * @param code what its compiled code took at its most, of what it had room for; absent where its JVM did not end by itself
 * @param failure why it stopped noting, where it did
 * @param leaks absent where it did not look for them, or ended before it had
 */
public record ForkLog(
        long pid,
        List<Entry> tests,
        List<Entry> classes,
        Map<String, List<ClassFacts.Left>> left,
        Optional<PoolUse> code,
        Optional<String> failure,
        Optional<Leaks> leaks) {
    /** Of a fork that looks for none. */
    public ForkLog(
            long pid,
            List<Entry> tests,
            List<Entry> classes,
            Map<String, List<ClassFacts.Left>> left,
            Optional<PoolUse> code,
            Optional<String> failure) {
        this(pid, tests, classes, left, code, failure, Optional.empty());
    }

    /**
     * What stayed of what the user's policy watches.
     *
     * @param unseen kinds that the JVM does not show
     */
    public record Leaks(Set<LeftoverKind> unseen, List<LeakCheck.Left> left) {}

    /**
     * @param method empty for a class
     * @param tags as JUnit has them, those of its class among them
     * @param reported the test's name with its invocation, as the platform reports it; empty for a class
     */
    public record Entry(String className, String method, String reported, List<String> tags, InFork figures) {}
}
