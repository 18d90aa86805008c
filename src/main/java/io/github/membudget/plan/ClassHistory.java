package io.github.membudget.plan;

import io.github.membudget.model.Bytes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What earlier runs tell of one goal's test classes.
 *
 * @param classes by their names
 * @param peak the highest of its modules
 */
public record ClassHistory(Map<String, Run> classes, Optional<Bytes> peak) {
    public static final ClassHistory NONE = new ClassHistory(Map.of(), Optional.empty());

    /** @param module in which it ran */
    public record Run(String module, long millis) {}

    /** With another one's figures of what this does not know. */
    public ClassHistory or(ClassHistory other) {
        Map<String, Run> all = new HashMap<>(other.classes);
        all.putAll(classes);
        return new ClassHistory(Map.copyOf(all), peak.or(other::peak));
    }

    Optional<Run> run(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** Whether it knows most of them: of a run of some tests alone nothing follows for the others. */
    boolean tellsOf(Collection<String> names) {
        return 2 * names.stream().filter(classes::containsKey).count() >= names.size();
    }

    /** Of these classes, as far as it knows them. */
    long millis(Collection<String> names) {
        return names.stream()
                .map(this::run)
                .flatMap(Optional::stream)
                .mapToLong(Run::millis)
                .sum();
    }
}
