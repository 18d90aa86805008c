package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Keeper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Roots that are one cause, since they have a name and a path in common: fields of many classes, threads of one kind. */
final class AlikeRoots {
    private static final int MOST = 40;

    /** Fields of one name and path are one cause from so many classes on: fewer may have it by chance. */
    private static final int LEAST_ALIKE = 4;

    private AlikeRoots() {}

    /** Groups that keep much, of those that have the same name and path but for numbers; the ones that keep most first. */
    static List<List<HolderRoot>> groups(List<HolderRoot> all, Function<HolderRoot, String> look) {
        List<List<HolderRoot>> groups = new ArrayList<>();
        all.stream()
                .collect(Collectors.groupingBy(
                        one -> likeness(one, look.apply(one)), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(group -> {
                    if (group.size() >= LEAST_ALIKE || group.get(0).isThread()) {
                        groups.add(group);
                    } else {
                        group.forEach(one -> groups.add(List.of(one)));
                    }
                });
        return groups.stream()
                .filter(group -> weight(group) >= HolderRoot.LEAST_BYTES)
                .sorted(Comparator.comparingLong(AlikeRoots::weight).reversed())
                .limit(MOST)
                .toList();
    }

    /** The same for roots of one name, of threads of one kind, and of one look, whatever numbers are in these. */
    private static String likeness(HolderRoot one, String look) {
        if (one.keeper() instanceof Keeper.Field field) {
            String own = look.replace(field.field().declaring(), "#");
            return "field " + field.field().name() + " " + HeapNotation.unnumbered(own);
        }
        if (one.keeper() instanceof Keeper.OfThread thread) {
            // Threads of one kind may have a name each; what they keep tells that they are, unless it is the JDK's
            // alone.
            String kind = thread instanceof Keeper.Threads threads ? "thread " + threads.isPool() : "thread-local";
            return kind + " " + HeapNotation.unnumbered(look.contains(".") ? look : thread.name() + " " + look);
        }
        return "one " + one.root().getInstanceId();
    }

    static long weight(List<HolderRoot> group) {
        return group.stream().mapToLong(HolderRoot::weight).sum();
    }
}
