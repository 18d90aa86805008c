package io.github.membudget.observe.probelog;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.InFork;
import io.github.membudget.model.PoolUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one fork noted of itself.
 *
 * @param left by class
 * @param code what its compiled code took at its most, of what it had room for; absent where its JVM did not end by itself
 * @param failure why it stopped noting, where it did
 */
public record ForkLog(
        long pid,
        List<Entry> tests,
        List<Entry> classes,
        Map<String, List<ClassFacts.Left>> left,
        Optional<PoolUse> code,
        Optional<String> failure) {
    /**
     * @param method empty for a class
     * @param tags as JUnit has them, those of its class among them
     * @param reported the test's name with its invocation, as the platform reports it; empty for a class
     */
    public record Entry(String className, String method, String reported, List<String> tags, InFork figures) {}
}
