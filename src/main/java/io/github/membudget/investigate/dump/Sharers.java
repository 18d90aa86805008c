package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;

/**
 * Finds several objects of one type in a collection that share what takes the memory. No one of them retains it, so that the heaviest path
 * would leave them out: thirty handlers of one logger that all have the same records.
 */
final class Sharers {
    private static final int MOST_ELEMENTS = 10_000;

    /** So many elements are looked at to see whether they refer to it. */
    private static final int MOST_ASKED = 5;

    /** So many objects below such an element are looked at. */
    private static final int MOST_BELOW = 500;

    private Sharers() {}

    /** Empty where it is no array, or where no several objects of one type in it lead to the like of what is shared. */
    static Optional<PathStep> step(Instance at, @Nullable Instance shared) {
        if (!(at instanceof ObjectArrayInstance array) || shared == null) {
            return Optional.empty();
        }
        String type = shared.getJavaClass().getName();
        List<?> values = array.getValues();
        Map<String, List<Instance>> elements = values.stream()
                .limit(MOST_ELEMENTS)
                .filter(Instance.class::isInstance)
                .map(Instance.class::cast)
                .flatMap(Sharers::items)
                .collect(Collectors.groupingBy(one -> one.getJavaClass().getName()));
        return elements.entrySet().stream()
                .filter(kind ->
                        kind.getValue().size() > 1 && !kind.getKey().equals(type) && !TypeNames.isJdks(kind.getKey()))
                .filter(kind -> kind.getValue().stream().limit(MOST_ASKED).anyMatch(one -> leadsTo(one, type)))
                .max(Comparator.comparingInt(kind -> kind.getValue().size()))
                .map(kind -> new PathStep.Objects(
                        TypeNames.lasting(kind.getKey()), kind.getValue().size(), 0));
    }

    /** What the nodes of a table refer to; of all else the object itself. */
    private static Stream<Instance> items(Instance element) {
        return CollectionParts.inner(element) ? CollectionParts.fields(element).stream() : Stream.of(element);
    }

    private static boolean leadsTo(Instance from, String type) {
        Set<Long> seen = new HashSet<>();
        Deque<Instance> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty() && seen.size() < MOST_BELOW) {
            Instance at = open.remove();
            if (at.getJavaClass().getName().equals(type)) {
                return true;
            }
            if (seen.add(at.getInstanceId()) && !ClassLoading.isClassOrLoader(at)) {
                open.addAll(CollectionParts.fields(at));
                if (at instanceof ObjectArrayInstance array) {
                    List<?> values = array.getValues();
                    values.stream()
                            .limit(MOST_BELOW)
                            .filter(Instance.class::isInstance)
                            .map(Instance.class::cast)
                            .forEach(open::add);
                }
            }
        }
        return false;
    }
}
