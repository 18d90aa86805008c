package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.PathStep;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/** Finds objects on a path that are used in a way in which they can never let go of what they keep. */
final class PathFaults {
    /** Fewer may be there by chance. */
    private static final int MANY = 10;

    /** So many entries of a map are looked at. */
    private static final int MOST_ENTRIES = 1_000;

    private PathFaults() {}

    /** @param queued how many of the objects in this place wait in their reference queue */
    static Optional<PathStep> of(HeapGraph graph, Instance at, long queued) {
        if (queued >= MANY) {
            return Optional.of(new PathStep.NeverPolled());
        }
        return at.getJavaClass().getName().equals("java.util.WeakHashMap") && keepsItsKeys(graph, at)
                ? Optional.of(new PathStep.KeysKeptByValues())
                : Optional.empty();
    }

    /** The map refers to its keys weakly: what reaches them through it comes by a value. */
    private static boolean keepsItsKeys(HeapGraph graph, Instance map) {
        if (!(map.getValueOfField("table") instanceof ObjectArrayInstance table)) {
            return false;
        }
        long[] keys = ((List<?>) table.getValues())
                .stream()
                        .filter(Instance.class::isInstance)
                        .flatMap(first -> chain((Instance) first))
                        .limit(MOST_ENTRIES)
                        .map(entry -> entry.getValueOfField("referent"))
                        .filter(Instance.class::isInstance)
                        .mapToLong(key -> ((Instance) key).getInstanceId())
                        .toArray();
        long kept = Arrays.stream(keys)
                .filter(key -> graph.isKeptBy(key, map.getInstanceId()))
                .count();
        return kept >= MANY && 2 * kept >= keys.length;
    }

    private static Stream<Instance> chain(Instance first) {
        return Stream.iterate(first, Objects::nonNull, PathFaults::next);
    }

    private static @Nullable Instance next(Instance entry) {
        return entry.getValueOfField("next") instanceof Instance next ? next : null;
    }

    static boolean isReference(Instance instance) {
        for (JavaClass at = instance.getJavaClass(); at != null; at = at.getSuperClass()) {
            if (at.getName().equals("java.lang.ref.Reference")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the object of this reference is gone, and the reference stands in a queue. */
    static boolean isQueued(Instance reference) {
        boolean queued = false;
        for (Object each : reference.getFieldValues()) {
            if (each instanceof ObjectFieldValue field
                    && field.getField().getDeclaringClass().getName().equals("java.lang.ref.Reference")
                    && field.getInstance() != null) {
                String name = field.getField().getName();
                if (name.equals("referent")) {
                    return false;
                }
                // The last one in a queue and one that was taken from it refer to themselves.
                queued |= name.equals("next") && field.getInstance().getInstanceId() != reference.getInstanceId();
            }
        }
        return queued;
    }
}
