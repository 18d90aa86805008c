package io.github.membudget.plan.shard;

import io.github.membudget.model.Bytes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A test module of earlier runs.
 *
 * @param key {@code groupId:artifactId execution name}
 * @param startMillis what its run takes besides its classes: the JVM's start above all
 * @param peak of all its forks together
 * @param classes in the order of their names
 */
public record KnownModule(String key, long startMillis, Optional<Bytes> peak, List<KnownClass> classes) {
    /** Where forks run one after the other, the highest class has at most one part in so many less than the module's peak. */
    private static final int SAME_PEAK = 5;

    /**
     * A test class of earlier runs.
     *
     * @param millis how long it takes; at least 1
     * @param peak RSS of its fork while it ran
     * @param raised the most that it added for a time
     * @param kept what of that stayed
     */
    public record KnownClass(ShardClass id, long millis, Optional<Bytes> peak, long raised, long kept) {}

    /** All its classes in one run. */
    public long millis() {
        return startMillis + classes.stream().mapToLong(KnownClass::millis).sum();
    }

    /**
     * What a run of some of its classes needs, as far as earlier runs tell: where they do not tell it of a part, as much as the whole.
     *
     * @param part at least one of its classes
     */
    Optional<Bytes> need(Collection<KnownClass> part) {
        if (part.size() == classes.size() || peak.isEmpty() || !tellsOfParts(peak.get())) {
            return peak;
        }
        long start = classes.stream()
                .mapToLong(one -> one.peak().orElseThrow().value() - one.raised())
                .min()
                .orElseThrow();
        long kept = part.stream().mapToLong(one -> Math.max(0, one.kept())).sum();
        // Whichever runs last raises its own beside what all others kept.
        long raised = part.stream()
                .mapToLong(one -> one.raised() - Math.max(0, one.kept()))
                .max()
                .orElseThrow();
        return Optional.of(new Bytes(Math.min(peak.get().value(), Math.max(0, start + kept + raised))));
    }

    /** Whether a run of some of its classes needs no more than that, as far as is known. */
    boolean fits(Collection<KnownClass> part, Bytes memory) {
        return need(part).filter(need -> need.exceeds(memory)).isEmpty();
    }

    /** The memory itself, or what its largest class needs alone where that is more: to divide it further helps nothing. */
    Bytes limit(Bytes memory) {
        return classes.stream()
                .flatMap(one -> need(List.of(one)).stream())
                .filter(need -> need.exceeds(memory))
                .max(Bytes::compareTo)
                .orElse(memory);
    }

    /** Not with several forks at a time, whose sum is the module's peak. */
    private boolean tellsOfParts(Bytes whole) {
        return classes.stream().allMatch(one -> one.peak().isPresent())
                && classes.stream()
                                .mapToLong(one -> one.peak().orElseThrow().value())
                                .max()
                                .orElse(0)
                        >= whole.value() / SAME_PEAK * (SAME_PEAK - 1);
    }
}
