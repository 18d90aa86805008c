package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.Keeper.OfThread;
import io.github.membudget.model.heap.Keeper.SeveralRoots;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the holders of one fork that are one cause, and adds them up. */
final class SameCause {
    private static final Pattern LAST_NUMBER = Pattern.compile("\\d+$");

    private SameCause() {}

    /** The same field of a class that several loaders have loaded is one cause, and so is what all threads of a pool hold alike. */
    static List<Holder> together(List<Holder> holders) {
        return grouped(holders, holder -> holder.pid() + " " + of(holder)).stream()
                .sorted(Comparator.comparing(Holder::all).reversed())
                .toList();
    }

    /** All objects of one library that several roots or its own static fields reach are one cause, whichever of its types they are of. */
    static List<Holder> ofOneLibrary(List<Holder> holders, Rule rule) {
        return grouped(holders, holder -> holder.isShared() || isFieldOf(rule, holder) ? holder.pid() : holder);
    }

    /** Whether the rule's library declares the field. */
    private static boolean isFieldOf(Rule rule, Holder holder) {
        return holder.keeper() instanceof Keeper.Field field
                && rule.signs().types().stream()
                        .anyMatch(type -> HolderOwnership.areOfOneFamily(
                                type, field.field().declaring()));
    }

    /** The same for what is one cause, in whatever fork. */
    static String of(Holder holder) {
        String path = HeapNotation.of(holder.path());
        if (holder.keeper() instanceof Keeper.Field field) {
            return "field " + field.field().qualified();
        }
        if (holder.keeper() instanceof OfThread thread) {
            String kind = thread instanceof Keeper.Threads threads ? "thread " + threads.isPool() : "thread-local";
            // Threads of one kind may have a name each; what they keep tells that they are, unless it is the JDK's own
            // alone.
            boolean byPath = path.contains(".") && !HolderOwnership.isRunningThread(thread.name());
            return kind + " " + HeapNotation.unnumbered(byPath ? path : thread.name() + " " + path);
        }
        if (holder.keeper() instanceof SeveralRoots several) {
            return "several " + (holder.path().beginsWithSeveral() ? several.nearest() : "") + " "
                    + HeapNotation.unnumbered(path);
        }
        return holder.keeper() + " " + path;
    }

    /** Whether a thread that was left behind is the holder, or one of several that are alike. */
    static boolean isLeft(Holder holder, ClassFacts.Left left) {
        String detail = HeapNotation.unnumbered(left.detail());
        return left.kind() == LeftoverKind.THREAD
                && holder.keeper() instanceof OfThread thread
                && Stream.concat(Stream.of(thread.name()), thread.otherNames().stream())
                        .anyMatch(name -> detail.startsWith(HeapNotation.unnumbered(name) + " ("));
    }

    /** {@code pool-2-thread-} of {@code pool-2-thread-1}: threads that one place starts differ in the last number alone. */
    static String stem(String thread) {
        return LAST_NUMBER.matcher(thread).replaceFirst("");
    }

    private static List<Holder> grouped(List<Holder> holders, Function<Holder, Object> cause) {
        return holders.stream()
                .collect(Collectors.groupingBy(cause, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(SameCause::sum)
                .toList();
    }

    static Holder sum(List<Holder> alike) {
        Holder first = alike.get(0);
        return alike.size() == 1
                ? first
                : new Holder(
                        first.pid(),
                        keeper(alike),
                        sum(alike, Holder::retained),
                        first.path(),
                        sum(alike, Holder::direct),
                        alike.stream().flatMap(one -> one.sampled().stream()).toList());
    }

    /** The first one's, and how many are like it. */
    private static Keeper keeper(List<Holder> alike) {
        Keeper first = alike.get(0).keeper();
        if (alike.stream().anyMatch(one -> one.keeper().getClass() != first.getClass())) {
            return first;
        }
        if (first instanceof Keeper.Field field) {
            return new Keeper.Field(field.field(), all(alike, Keeper.Field.class, Keeper.Field::alike), alike.size());
        }
        if (first instanceof SeveralRoots several) {
            return new SeveralRoots(
                    several.nearest(), all(alike, SeveralRoots.class, SeveralRoots::ways), othersLike(alike));
        }
        return first instanceof OfThread thread ? thread.with(alike.size() - 1, otherNames(thread, alike)) : first;
    }

    private static int othersLike(List<Holder> alike) {
        return alike.stream()
                        .mapToInt(one -> 1 + ((SeveralRoots) one.keeper()).alike())
                        .sum()
                - 1;
    }

    private static <K, T> List<T> all(List<Holder> alike, Class<K> type, Function<K, List<T>> part) {
        return alike.stream()
                .flatMap(one -> part.apply(type.cast(one.keeper())).stream())
                .distinct()
                .toList();
    }

    /** Of the threads whose names differ from the first's by more than a number one each. */
    private static List<String> otherNames(OfThread first, List<Holder> threads) {
        Map<String, String> kinds = new LinkedHashMap<>();
        threads.stream()
                .map(one -> ((OfThread) one.keeper()).name())
                .forEach(name -> kinds.putIfAbsent(HeapNotation.unnumbered(name), name));
        kinds.remove(HeapNotation.unnumbered(first.name()));
        return List.copyOf(kinds.values());
    }

    private static Bytes sum(List<Holder> alike, Function<Holder, Bytes> part) {
        return alike.stream().map(part).reduce(Bytes.ZERO, Bytes::plus);
    }
}
