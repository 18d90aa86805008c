package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.LITTLE_OF_HOLDER;

import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds, on a holder's path, the type whose growth dates the holder's growth. */
final class GrowingType {
    /** A larger buffer in it takes the place of a smaller one: what grew in number there belongs to others. */
    private static final String NIO_CACHE = "sun.nio.ch.Util$BufferCache";

    private GrowingType() {}

    /** How far from the root one of these types stands on the path; empty where none does. */
    static OptionalInt step(Holder holder, List<TypeGrowth> types) {
        return holder.path()
                .firstOf(type -> types.stream().anyMatch(one -> one.pid() == holder.pid() && isType(one, type)));
    }

    /** Types retained by holders of several causes; their growth says nothing about when any one of these grew. */
    static Set<String> common(List<Holder> holders) {
        Map<String, Set<String>> causes = new HashMap<>();
        for (Holder holder : holders) {
            holder.path()
                    .types()
                    .filter(type -> TypeNames.shortName(type).contains("."))
                    .forEach(type ->
                            causes.computeIfAbsent(type, any -> new HashSet<>()).add(SameCause.of(holder)));
        }
        causes.values().removeIf(some -> some.size() < 2);
        return causes.keySet();
    }

    /**
     * The growing type on the path: the largest of the suite's or a library's own, or the JDK's that is nearest to its end.
     *
     * @param common types that others keep too
     */
    static Optional<TypeGrowth> of(Holder holder, List<TypeGrowth> growth, Set<String> common) {
        List<TypeGrowth> found = onPath(holder, growth);
        Optional<TypeGrowth> own = found.stream()
                .filter(one -> !common.contains(TypeNames.readable(one.type())))
                .filter(one -> !TypeNames.readable(one.type()).matches("(java|jdk)\\..*|[a-z]+(\\[])+"))
                .max(Comparator.comparingLong(TypeGrowth::bytes));
        // Where each class keeps objects of a type of its own, only what they refer to shows the whole course.
        Optional<TypeGrowth> whole =
                own.filter(small -> isLittle(small, holder)).isEmpty()
                        ? Optional.empty()
                        : found.stream()
                                .filter(one -> one.bytes() >= holder.retained().value() / 2
                                        && one.notable().size() > 1)
                                .findFirst();
        return whole.or(() -> own).or(() -> found.stream().findFirst());
    }

    private static boolean isLittle(TypeGrowth own, Holder holder) {
        int classes = own.notable().stream().mapToInt(TypeGrowth.Rise::classes).sum();
        return classes <= 1 && own.bytes() < holder.retained().value() / LITTLE_OF_HOLDER;
    }

    /** From the end of the path on. */
    private static List<TypeGrowth> onPath(Holder holder, List<TypeGrowth> growth) {
        List<TypeGrowth> found = new ArrayList<>();
        List<String> types = new ArrayList<>(holder.path().types().toList());
        Collections.reverse(types);
        for (String type : types) {
            if (type.equals(NIO_CACHE)) {
                found.clear();
            }
            growth.stream()
                    .filter(one -> one.pid() == holder.pid() && one.bytes() > 0 && isType(one, type))
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Types of the packages below {@code java.util} and {@code java.lang} are the machinery of others and do not count. */
    private static boolean isType(TypeGrowth growth, String type) {
        String shortName = TypeNames.shortName(type);
        return TypeNames.readable(growth.type()).equals(type)
                && (shortName.equals(type)
                        || type.equals("java.util." + shortName)
                        || type.equals("java.lang." + shortName));
    }
}
