package io.github.membudget.explain;

import io.github.membudget.model.Allocations;
import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Holder;
import io.github.membudget.model.TypeGrowth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objects that the flight recorder sampled when they were made, and that a holder still keeps. */
final class Sampled {
    private static final int MOST_NAMED = 3;
    private static final int ENOUGH = 4;
    private static final int ENOUGH_THAT_AGREE = 2;
    private static final int MANY = 10;

    /** About what a thread takes at a time to allocate small objects in. */
    private static final long LEAST_WEIGHT = 256 << 10;

    /** To the first part that begins as a class does. */
    private static final Pattern CLASS = Pattern.compile("^(?:[^.(]*\\.)*?\\p{Lu}[^.(]*");

    private Sampled() {}

    private static List<Survivor> of(Holder holder, List<Allocations> allocations) {
        Set<Long> kept = new HashSet<>(holder.sampled());
        return allocations.stream()
                .filter(fork -> fork.pid() == holder.pid())
                .flatMap(fork -> fork.survivors().stream())
                .filter(one -> kept.contains(one.address()))
                .toList();
    }

    /**
     * In the span of which tests or classes they were made, and how much of them: of the type, if any of it was sampled. An object that is no large
     * array stands for what was allocated since the sample before it.
     */
    static Map<String, Long> weights(Holder holder, TypeGrowth type, List<Allocations> allocations) {
        List<Survivor> all = of(holder, allocations);
        String name = TypeNames.readable(type.type());
        List<Survivor> same = all.stream()
                .filter(one -> TypeNames.readable(one.type()).equals(name))
                .toList();
        return (same.isEmpty() ? all : same)
                .stream()
                        .filter(one -> !one.during().isEmpty())
                        .collect(Collectors.groupingBy(Survivor::during, Collectors.summingLong(Sampled::weight)));
    }

    private static long weight(Survivor object) {
        String type = TypeNames.readable(object.type());
        long element =
                switch (type) {
                    case "long[]", "double[]" -> Long.BYTES;
                    case "byte[]", "boolean[]" -> Byte.BYTES;
                    case "char[]", "short[]" -> Short.BYTES;
                    default -> Integer.BYTES;
                };
        return Math.max(LEAST_WEIGHT, element * object.length().orElse(0));
    }

    /** Whether they tell in which classes its content came, whatever else grew then. */
    static boolean areEnough(Holder holder, List<Allocations> allocations) {
        int sampled = of(holder, allocations).size();
        return placed(holder, allocations) > 0 && sampled >= ENOUGH
                || (sampled >= ENOUGH_THAT_AGREE || areMostOfIt(holder, allocations))
                        && classes(holder, allocations).size() == 1;
    }

    /** Whether arrays of them are most of what it keeps: one large array is known by one sample. */
    private static boolean areMostOfIt(Holder holder, List<Allocations> allocations) {
        long arrays = of(holder, allocations).stream()
                .filter(one -> one.length().isPresent())
                .mapToLong(Sampled::weight)
                .sum();
        return 2 * arrays >= holder.retained().value();
    }

    /** Whether hardly a class that brought a good part of its content can be missing among them. */
    static boolean areMany(Holder holder, List<Allocations> allocations) {
        return placed(holder, allocations) >= MANY;
    }

    /** Of those that ran beside each other it may not be known who made one. */
    private static long placed(Holder holder, List<Allocations> allocations) {
        return of(holder, allocations).stream()
                .filter(one -> !one.during().isEmpty())
                .count();
    }

    /** Classes whose code made them, where none of enough samples was made in the span of a test that came to its end. */
    static List<String> unended(Holder holder, List<Allocations> allocations) {
        List<Survivor> all = of(holder, allocations);
        return all.size() < ENOUGH || placed(holder, allocations) > 0
                ? List.of()
                : all.stream().map(one -> className(one.place())).distinct().toList();
    }

    /** {@code com.acme.UserTest} of {@code com.acme.UserTest.user(int)[1]}. */
    static String className(String span) {
        Matcher type = CLASS.matcher(span);
        return type.find() ? type.group() : span;
    }

    /** Classes in whose span they were made, the most first. */
    static List<String> classes(Holder holder, List<Allocations> allocations) {
        Map<String, Long> classes = of(holder, allocations).stream()
                .map(Survivor::during)
                .filter(span -> !span.isEmpty())
                .map(Sampled::className)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return mostFirst(classes).map(Map.Entry::getKey).toList();
    }

    private static Stream<Map.Entry<String, Long>> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()));
    }

    /** In how many tests they were made; fixtures of a whole class are none. */
    static long tests(Holder holder, List<Allocations> allocations) {
        return of(holder, allocations).stream()
                .map(Survivor::during)
                .filter(span -> !span.isEmpty() && !span.equals(className(span)))
                .distinct()
                .count();
    }

    /** Who made them, in words; empty where none was sampled. */
    static Optional<String> evidence(Holder holder, List<Allocations> allocations) {
        List<Survivor> all = of(holder, allocations);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of("Of the objects that it keeps, the flight recorder sampled " + all.size()
                        + (all.size() == 1 ? " when it was made, by " : " when they were made, by ") + makers(all));
    }

    /** Who made what lives in a fork and no holder alone keeps; empty where that is not known. */
    static Optional<String> unheld(long pid, List<Holder> holders, List<Allocations> allocations) {
        Set<Long> kept = holders.stream()
                .filter(holder -> holder.pid() == pid)
                .flatMap(holder -> holder.sampled().stream())
                .collect(Collectors.toSet());
        List<Survivor> rest = allocations.stream()
                .filter(fork -> fork.pid() == pid)
                .flatMap(fork -> fork.survivors().stream())
                .filter(one -> !kept.contains(one.address()) && !one.during().isEmpty())
                .filter(one -> !Suites.runsTests(one.place()))
                .toList();
        // Without any that is kept, none could be told from the others.
        return kept.isEmpty() || rest.isEmpty()
                ? Optional.empty()
                : Optional.of("Of the objects that no holder above alone keeps, the flight recorder sampled "
                        + rest.size() + " when they were made, by " + makers(rest));
    }

    /** {@code com.acme.Cache.load:5 (12: 8 in com.acme.UserTest.user, 4 in com.acme.RoleTest.role)}. */
    private static String makers(List<Survivor> objects) {
        Map<String, List<Survivor>> places = objects.stream().collect(Collectors.groupingBy(Survivor::place));
        return places.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, List<Survivor>> place) ->
                                        -place.getValue().size())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_NAMED)
                        .map(place -> place.getKey() + " (" + place.getValue().size()
                                + during(place.getKey(), place.getValue()) + ")")
                        .collect(Collectors.joining("; "))
                + (places.size() > MOST_NAMED ? "; …" : "");
    }

    /** A test's own line says which test it is. */
    private static String during(String place, List<Survivor> made) {
        Map<String, Long> spans = made.stream()
                .map(Survivor::during)
                .filter(span -> !span.isEmpty() && !place.startsWith(span + ":"))
                .collect(Collectors.groupingBy(span -> span, Collectors.counting()));
        if (spans.isEmpty()) {
            return "";
        }
        return ": "
                + mostFirst(spans)
                        .limit(MOST_NAMED)
                        .map(span -> span.getValue() + " in " + span.getKey())
                        .collect(Collectors.joining(", "))
                + (spans.size() > MOST_NAMED ? ", …" : "");
    }
}
