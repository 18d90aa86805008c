package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Keeper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Groups holder roots that have one cause: fields of the same name in many classes, or threads of one kind, whose paths to the memory look
 * the same. A report tells such a group as one holder instead of a hundred.
 */
final class AlikeRoots {
    /** Reports get so many groups at most. */
    private static final int MOST = 40;

    /** Fields of one name and path are one group from so many classes on; fewer may look the same by chance. */
    private static final int LEAST_ALIKE = 4;

    private AlikeRoots() {}

    /**
     * The groups that retain at least {@link HolderRoot#LEAST_BYTES}, the largest first. A root that is like no other is a group of its own.
     *
     * @param look describes the path below a root; numbers in it make no difference
     */
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

    /** The key of a root's group: equal for fields of one name, or threads of one kind, that look the same but for numbers. */
    private static String likeness(HolderRoot one, String look) {
        if (one.keeper() instanceof Keeper.Field field) {
            // A class's own nested ones have its name too; one whose name only begins alike is another.
            String name = "(?<![\\p{L}\\d_$.])" + Pattern.quote(field.field().declaring()) + "(?![\\p{L}\\d_])";
            String own = look.replaceAll(name, "#");
            return "field " + field.field().name() + " " + HeapNotation.unnumbered(own);
        }
        if (one.keeper() instanceof Keeper.OfThread thread) {
            // Threads of one kind may have names that differ. The types that they retain say that they are alike,
            // unless
            // all of these are the JDK's own.
            String kind = thread instanceof Keeper.Threads threads ? "thread " + threads.isPool() : "thread-local";
            return kind + " " + HeapNotation.unnumbered(look.contains(".") ? look : thread.name() + " " + look);
        }
        return "one " + one.root().getInstanceId();
    }

    static long weight(List<HolderRoot> group) {
        return group.stream().mapToLong(HolderRoot::weight).sum();
    }
}
