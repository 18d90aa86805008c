package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.ENOUGH_AGREEING_SAMPLES;
import static io.github.membudget.investigate.diagnose.Thresholds.ENOUGH_SAMPLES;
import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_SAMPLE_WEIGHT;
import static io.github.membudget.investigate.diagnose.Thresholds.MANY_SAMPLES;

import io.github.membudget.model.Allocations;
import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.TypeNames;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objects that the flight recorder sampled when they were made, and that a holder still keeps: they tell in which tests its content came. */
record SampledObjects(Holder holder, List<Survivor> all) {
    /** To the first part that begins as a class does. */
    private static final Pattern CLASS = Pattern.compile("^(?:[^.(]*\\.)*?\\p{Lu}[^.(]*");

    static SampledObjects of(Holder holder, List<Allocations> allocations) {
        Set<Long> kept = Set.copyOf(holder.sampled());
        return new SampledObjects(
                holder,
                survivors(holder.pid(), allocations)
                        .filter(one -> kept.contains(one.address()))
                        .toList());
    }

    /** Those of a fork that none of these holders alone keeps, outside of what runs the tests; empty where none is kept to tell them from. */
    static List<Survivor> withoutHolder(long pid, List<Holder> holders, List<Allocations> allocations) {
        Set<Long> kept = holders.stream()
                .filter(holder -> holder.pid() == pid)
                .flatMap(holder -> holder.sampled().stream())
                .collect(Collectors.toSet());
        return kept.isEmpty()
                ? List.of()
                : survivors(pid, allocations)
                        .filter(one ->
                                !kept.contains(one.address()) && !one.during().isEmpty())
                        .filter(one -> !HolderOwnership.runsTests(one.place()))
                        .toList();
    }

    private static Stream<Survivor> survivors(long pid, List<Allocations> allocations) {
        return allocations.stream().filter(fork -> fork.pid() == pid).flatMap(fork -> fork.survivors().stream());
    }

    /** Of classes or tests that ran at the same time it may not be known which made one. */
    private Stream<Survivor> placed() {
        return all.stream().filter(one -> !one.during().isEmpty());
    }

    /**
     * In the span of which tests or classes they were made, and how many bytes of them: of the type, if any of it was sampled. An object that is no
     * large array stands for what was allocated since the sample before it.
     */
    Map<String, Long> weights(TypeGrowth type) {
        String name = TypeNames.readable(type.type());
        boolean isSampled =
                all.stream().anyMatch(one -> TypeNames.readable(one.type()).equals(name));
        return placed().filter(
                        one -> !isSampled || TypeNames.readable(one.type()).equals(name))
                .collect(Collectors.groupingBy(Survivor::during, Collectors.summingLong(SampledObjects::weight)));
    }

    private static long weight(Survivor object) {
        long element =
                switch (TypeNames.readable(object.type())) {
                    case "long[]", "double[]" -> Long.BYTES;
                    case "byte[]", "boolean[]" -> Byte.BYTES;
                    case "char[]", "short[]" -> Short.BYTES;
                    default -> Integer.BYTES;
                };
        return Math.max(LEAST_SAMPLE_WEIGHT, element * object.length().orElse(0));
    }

    /** Whether they tell in which classes the content came, whatever else grew then. */
    boolean areEnough() {
        return placed().findAny().isPresent() && all.size() >= ENOUGH_SAMPLES
                || (all.size() >= ENOUGH_AGREEING_SAMPLES || areMostOfIt())
                        && classes().size() == 1;
    }

    /** Whether arrays of them are most of what the holder keeps: one large array is known by one sample. */
    private boolean areMostOfIt() {
        long arrays = all.stream()
                .filter(one -> one.length().isPresent())
                .mapToLong(SampledObjects::weight)
                .sum();
        return 2 * arrays >= holder.retained().value();
    }

    /** Whether hardly a class that brought a good part of the content can be missing among them. */
    boolean areMany() {
        return placed().count() >= MANY_SAMPLES;
    }

    /** Classes whose code made them, where none of enough samples was made in the span of a test that came to its end. */
    List<String> makersOutsideOfTests() {
        return all.size() < ENOUGH_SAMPLES || placed().findAny().isPresent()
                ? List.of()
                : all.stream().map(one -> className(one.place())).distinct().toList();
    }

    /** {@code com.acme.UserTest} of {@code com.acme.UserTest.user(int)[1]}. */
    static String className(String span) {
        Matcher type = CLASS.matcher(span);
        return type.find() ? type.group() : span;
    }

    /** Classes in whose span they were made, the most first. */
    List<String> classes() {
        return placed()
                .map(one -> className(one.during()))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** In how many tests they were made; fixtures of a whole class are none. */
    long tests() {
        return placed().map(Survivor::during)
                .filter(span -> !span.equals(className(span)))
                .distinct()
                .count();
    }
}
