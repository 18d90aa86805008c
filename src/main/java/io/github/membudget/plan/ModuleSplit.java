package io.github.membudget.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Divides a module's classes among several parts that take about as long as each other. The same classes and the same history give the same
 * parts. A part keeps its classes from run to run as long as that is well balanced: what is known of a part's memory stays true.
 */
final class ModuleSplit {
    /** Of the longest part over what no division could undercut. */
    private static final double BALANCED = 1.2;

    private final int parts;
    private final Map<String, Long> weights = new HashMap<>();
    private final List<SortedSet<String>> divided = new ArrayList<>();
    private final long[] loads;

    private ModuleSplit(int parts, Collection<String> classes, ClassHistory history) {
        this.parts = parts;
        this.loads = new long[parts];
        for (int i = 0; i < parts; i++) {
            divided.add(new TreeSet<>());
        }
        List<Long> known = classes.stream()
                .map(history::run)
                .flatMap(Optional::stream)
                .map(run -> run.millis() + 1)
                .sorted()
                .toList();
        long usual = known.isEmpty() ? 1 : known.get(known.size() / 2);
        for (String name : classes) {
            weights.put(name, history.run(name).map(run -> run.millis() + 1).orElse(usual));
        }
    }

    /** What the part of this number, from 1, is called. */
    static String name(String module, int number) {
        return module + "-" + number;
    }

    /**
     * @param module the name of what is divided
     * @param parts at most; never more than there are classes
     * @param classes all of them, whether this run runs them or not
     * @return none of them empty
     */
    static List<SortedSet<String>> of(String module, int parts, Collection<String> classes, ClassHistory history) {
        int number = Math.max(1, Math.min(parts, classes.size()));
        SortedSet<String> sorted = new TreeSet<>(classes);
        if (sorted.stream().noneMatch(history.classes()::containsKey)) {
            return new ModuleSplit(number, sorted, history).byName().divided;
        }
        ModuleSplit kept = new ModuleSplit(number, sorted, history).asBefore(module, history);
        return kept.isBalanced() ? kept.divided : new ModuleSplit(number, sorted, history).anew().divided;
    }

    /** Whether any of the classes ran in a part of the module. */
    static boolean tells(String module, ClassHistory history, Collection<String> classes) {
        return partsSeen(module, history, classes).findAny().isPresent();
    }

    private static IntStream partsSeen(String module, ClassHistory history, Collection<String> classes) {
        String prefix = module + "-";
        return classes.stream()
                .map(history::run)
                .flatMap(Optional::stream)
                .map(ClassHistory.Run::module)
                .filter(ranIn -> ranIn.startsWith(prefix)
                        && ranIn.substring(prefix.length()).matches("[1-9]\\d{0,5}"))
                .mapToInt(ranIn -> Integer.parseInt(ranIn.substring(prefix.length())));
    }

    /**
     * The parts as they ran. Classes of which that is not known are in parts that did not run.
     *
     * @param parts at least
     * @return some may be empty
     */
    static List<SortedSet<String>> before(String module, int parts, Collection<String> classes, ClassHistory history) {
        int number = Math.max(parts, partsSeen(module, history, classes).max().orElse(1));
        ModuleSplit split = new ModuleSplit(number, classes, history);
        List<String> unknown = split.addAsBefore(module, history);
        List<Integer> free = split.allParts().stream()
                .filter(part -> split.divided.get(part).isEmpty())
                .toList();
        split.addLongestFirst(unknown, free.isEmpty() ? split.allParts() : free);
        return split.divided;
    }

    /** By a hash, so that a new class moves few others; no part has more than its share. */
    private ModuleSplit byName() {
        int share = (weights.size() + parts - 1) / parts;
        for (String name : new TreeSet<>(weights.keySet())) {
            int part = Math.floorMod(name.hashCode() * 0x9E3779B9 >>> 8, parts);
            while (divided.get(part).size() >= share) {
                part = (part + 1) % parts;
            }
            add(part, name);
        }
        // Shares are rounded up, so that a last one may have got nothing.
        for (int part = 0; part < parts; part++) {
            if (divided.get(part).isEmpty()) {
                SortedSet<String> fullest = Collections.max(divided, Comparator.comparingInt(Collection::size));
                String moved = fullest.last();
                fullest.remove(moved);
                add(part, moved);
            }
        }
        return this;
    }

    /** Each where it ran before, and new ones where least is done. */
    private ModuleSplit asBefore(String module, ClassHistory history) {
        addLongestFirst(addAsBefore(module, history), allParts());
        return this;
    }

    /** @return those of which that is not known */
    private List<String> addAsBefore(String module, ClassHistory history) {
        List<String> added = new ArrayList<>();
        for (String name : weights.keySet()) {
            OptionalInt part =
                    history.run(name).map(run -> part(module, run.module())).orElse(OptionalInt.empty());
            part.ifPresentOrElse(before -> add(before, name), () -> added.add(name));
        }
        return added;
    }

    private List<Integer> allParts() {
        return IntStream.range(0, parts).boxed().toList();
    }

    private OptionalInt part(String module, String ranIn) {
        return IntStream.range(0, parts)
                .filter(i -> name(module, i + 1).equals(ranIn))
                .findFirst();
    }

    private ModuleSplit anew() {
        addLongestFirst(weights.keySet(), allParts());
        return this;
    }

    private void addLongestFirst(Collection<String> names, List<Integer> into) {
        Comparator<String> longest = Comparator.comparing((String name) -> weights.getOrDefault(name, 0L))
                .reversed();
        for (String name : names.stream()
                .sorted(longest.thenComparing(Comparator.naturalOrder()))
                .toList()) {
            int least = into.get(0);
            for (int i : into) {
                boolean less = loads[i] < loads[least]
                        || (loads[i] == loads[least]
                                && divided.get(i).size() < divided.get(least).size());
                least = less ? i : least;
            }
            add(least, name);
        }
    }

    private void add(int part, String name) {
        divided.get(part).add(name);
        loads[part] += weights.getOrDefault(name, 0L);
    }

    private boolean isBalanced() {
        long total = 0;
        long longest = 0;
        for (long load : loads) {
            total += load;
            longest = Math.max(longest, load);
        }
        long single = Collections.max(weights.values());
        double bound = Math.max((double) total / parts, single);
        return divided.stream().noneMatch(Collection::isEmpty) && longest <= bound * BALANCED;
    }
}
