package io.github.membudget.model.heap;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.GcRoot.StaticField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The way from below a root to an object, or to what takes the most memory.
 *
 * @param retained what the step of a number retains, from 0 on; of several objects, all together. Absent where it is not known, and behind
 *     several objects, where the way leads on by one of them
 */
public record HeapPath(List<PathStep> steps, Map<Integer, Bytes> retained) {
    /** They copy their array into a larger one when it is full. */
    private static final Set<String> COPIED_AS_THEY_GROW =
            Set.of("java.lang.StringBuilder", "java.lang.StringBuffer", "java.io.ByteArrayOutputStream");

    /** One whose sizes are not known. */
    public HeapPath(List<PathStep> steps) {
        this(steps, Map.of());
    }

    /** The objects on it, without fields. */
    public Stream<PathStep.Objects> objects() {
        return steps.stream().filter(PathStep.Objects.class::isInstance).map(PathStep.Objects.class::cast);
    }

    public Stream<String> types() {
        return objects().map(PathStep.Objects::type);
    }

    /** Classes of the objects on it, and those that declare its fields. */
    public Stream<String> classes() {
        return steps.stream().flatMap(HeapPath::classes);
    }

    private static Stream<String> classes(PathStep step) {
        if (step instanceof PathStep.Objects objects) {
            return Stream.of(objects.type());
        }
        if (step instanceof PathStep.FieldOfClass of) {
            return Stream.of(of.field().declaring());
        }
        if (step instanceof PathStep.ThreadLocalOf local) {
            return Stream.of(local.variable().declaring());
        }
        return step instanceof PathStep.AlsoIn also
                ? also.fields().stream().map(StaticField::declaring)
                : Stream.empty();
    }

    /** Type of what it ends with, which takes most of the memory; empty where it ends with a field. */
    public Optional<String> lastType() {
        return steps.isEmpty() ? Optional.empty() : typeAt(steps.size() - 1);
    }

    public Optional<String> typeAt(int step) {
        return steps.get(step) instanceof PathStep.Objects objects ? Optional.of(objects.type()) : Optional.empty();
    }

    /** How far from the root the first object of such a type stands. */
    public OptionalInt firstOf(Predicate<String> type) {
        return IntStream.range(0, steps.size())
                .filter(i -> typeAt(i).filter(type).isPresent())
                .findFirst();
    }

    /** Whether what is wrong with an object stands before this step. */
    public boolean hasFaultBefore(int step) {
        return steps.subList(0, step).stream()
                .anyMatch(one -> one instanceof PathStep.KeysKeptByValues || one instanceof PathStep.NeverPolled);
    }

    /** Whether it begins with several objects of one type, none of which has the others: {@code 400 x com.acme.Cell}. */
    public boolean beginsWithSeveral() {
        return !steps.isEmpty() && steps.get(0) instanceof PathStep.Objects first && first.count() > 1;
    }

    /** Types of the objects on it that refer to what follows: those of all steps but the last. */
    public Stream<String> typesBeforeLast() {
        return IntStream.range(0, steps.size() - 1).mapToObj(this::typeAt).flatMap(Optional::stream);
    }

    /** The most of anything that it counts; 0 where it counts nothing. */
    public long elements() {
        return steps.stream().mapToLong(HeapPath::counted).max().orElse(0);
    }

    private static long counted(PathStep step) {
        if (step instanceof PathStep.Objects objects) {
            return Math.max(several(objects.count()), objects.entries());
        }
        return step instanceof PathStep.FieldOfClass of ? several(of.count()) : 0;
    }

    private static long several(long count) {
        return count > 1 ? count : 0;
    }

    /** Whether it is one array and nothing else. */
    public boolean isOneArray() {
        return steps.size() == 1 && elements() == 0 && lastType().orElse("").endsWith("[]");
    }

    /** Whether it ends with the one array that is copied when it grows, so that it rises at few of the times at which something was added. */
    public boolean endsWithCopiedArray() {
        int last = steps.size() - 1;
        return last > 0
                && objects().allMatch(each -> each.count() == 1)
                && steps.get(last).equals(PathStep.Objects.one("byte[]"))
                && typeAt(last - 1).filter(COPIED_AS_THEY_GROW::contains).isPresent();
    }

    /** Without how many objects there are in each place; collections keep the number of their entries. */
    public HeapPath uncounted() {
        return new HeapPath(steps.stream().map(HeapPath::one).toList());
    }

    private static PathStep one(PathStep step) {
        if (step instanceof PathStep.Objects objects) {
            return new PathStep.Objects(objects.type(), 1, objects.entries());
        }
        return step instanceof PathStep.FieldOfClass of ? new PathStep.FieldOfClass(of.field(), 1) : step;
    }
}
