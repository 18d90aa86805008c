package io.github.membudget.explain;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Holder;
import io.github.membudget.model.Kept;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was seen of one cause.
 *
 * @param course the type that shows when the holder's content grew
 * @param grown types of the rule's, of which more live than before
 * @param rest of types that everybody uses, without what other holders brought; empty where that is not known
 * @param sampled whether samples of objects that lived on tell when it grew
 */
record Draft(
        Rule rule,
        Optional<Holder> holder,
        Optional<TypeGrowth> course,
        List<TypeGrowth> grown,
        List<Kept> kept,
        List<LeftBy> left,
        List<TypeGrowth> rest,
        boolean sampled) {

    /** A good part of what a holder keeps. */
    private static final int GOOD_PART = 4;

    /** Sizes of objects that are made alike differ by less than one part in so many. */
    private static final int ALIKE = 20;

    /** Smaller steps than one part in so many of the whole are not told from noise. */
    private static final int MOST_STEPS = 100;

    /** Something that a class left behind. */
    record LeftBy(String className, ClassFacts.Left left) {
        private static final Pattern SIZE = Pattern.compile("/? \\([^()]*\\)$");

        /** From the first digit or mark on, a name is made anew each time; its ending stays. */
        private static final Pattern MADE_UP = Pattern.compile("[^\\p{L}].*?(?=(\\.\\p{L}+|-wal|-shm|-journal)*$)");

        boolean isTemporary() {
            return left.kind().equals("temporary-file");
        }

        /** What the names of temporary files made by one place in a program have in common. */
        String kindOfName() {
            String path = SIZE.matcher(left.detail()).replaceFirst("");
            return MADE_UP.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceFirst("*");
        }
    }

    List<TypeGrowth> courses() {
        return Stream.concat(grown.stream(), course.stream()).distinct().toList();
    }

    /**
     * The looks at which a type is taken to have grown for this cause. Arrays and the JDK's own types rise with all that runs: where all rises
     * are not just what is held, single looks that brought a good part of it alone count, and where all together brought less than half, none does.
     */
    List<Rise> rises(TypeGrowth seen) {
        TypeGrowth type = rest(seen);
        if (sampled && rest.contains(type)) {
            return type.rises();
        }
        if (holder().isEmpty() || !isEverybodys(seen)) {
            return seen.notable();
        }
        List<Rise> own = whereFieldsAre(type, holder().get());
        List<Rise> told = own.isEmpty() ? toldBySize(type, holder().get()) : own;
        if (!told.isEmpty()) {
            return told;
        }
        long retained = holder().get().retained().value();
        long sum = type.notable().stream().mapToLong(Rise::bytes).sum();
        if (isAlike(sum, retained)) {
            return type.notable();
        }
        List<Rise> good = type.notable().stream()
                .filter(rise -> rise.bytes() >= retained / GOOD_PART)
                .toList();
        if (!good.isEmpty()) {
            return good;
        }
        List<Rise> first = type.notable().stream().limit(1).toList();
        if (first.stream().anyMatch(rise -> rise.bytes() * 10 >= sum * 6)) {
            // Filled at once: what little came later is others'.
            return first;
        }
        return sum >= retained / 2 ? type.notable() : List.of();
    }

    /** What fields of many classes keep alike came with those classes, where they are tests. */
    private static List<Rise> whereFieldsAre(TypeGrowth type, Holder holder) {
        if (!HolderText.isOfSeveralClasses(holder)) {
            return List.of();
        }
        List<String> declaring = HolderText.declaring(holder).toList();
        return type.rises().stream()
                .filter(rise -> declaring.stream().anyMatch(one -> Brought.isAt(rise.place(), one)))
                .toList();
    }

    private TypeGrowth rest(TypeGrowth type) {
        return rest.stream()
                .filter(one -> one.pid() == type.pid() && one.type().equals(type.type()))
                .findFirst()
                .orElse(type);
    }

    /** The looks that only can have brought it: by where the field stands, by the number of its elements, or by its size. */
    private static List<Rise> toldBySize(TypeGrowth type, Holder holder) {
        long retained = holder.retained().value();
        Optional<Rise> own = type.rises().stream()
                .filter(rise -> HolderText.owners(holder).contains(rise.place())
                        && rise.bytes() >= retained - retained / GOOD_PART)
                .findFirst();
        long elements = HolderText.elements(holder);
        Optional<Rise> one = own.or(() -> type.filledAt(elements))
                .or(() -> HolderText.isOneObject(holder) ? closest(type, retained) : Optional.empty());
        return one.map(List::of)
                .orElseGet(() -> HolderText.isOneObject(holder) ? List.of() : steps(type, retained, elements));
    }

    /** No other look can have brought one object of this size. */
    private static Optional<Rise> closest(TypeGrowth type, long retained) {
        return type.rises().stream()
                .filter(rise -> rise.bytes() >= retained - retained / ALIKE)
                .min(Comparator.comparingLong(Rise::bytes))
                .filter(rise -> isAlike(rise.bytes(), retained));
    }

    /** Steps of one size that add up to all that is held, and are enough objects. */
    private static List<Rise> steps(TypeGrowth type, long retained, long elements) {
        for (Rise step : type.rises()) {
            List<Rise> steps = type.rises().stream()
                    .filter(rise -> rise.bytes() >= retained / MOST_STEPS && isAlike(rise.bytes(), step.bytes()))
                    .toList();
            if (isAlike(steps.stream().mapToLong(Rise::bytes).sum(), retained)
                    && steps.stream().mapToLong(Rise::instances).sum() >= elements) {
                return steps;
            }
        }
        return List.of();
    }

    private static boolean isAlike(long one, long other) {
        return Math.abs(one - other) <= other / ALIKE;
    }

    static boolean isEverybodys(TypeGrowth type) {
        return type.type().startsWith("[")
                || type.type().startsWith("java.") && !type.type().startsWith("java.nio.Direct");
    }

    boolean hasOwnType() {
        return course.filter(type -> !isEverybodys(type)).isPresent();
    }

    /** How little is known of when it came: 0 where its own type tells, then by its own class or as one object, by sizes, and not at all. */
    int doubt() {
        if (hasOwnType() || sampled) {
            return 0;
        }
        if (course.isEmpty()
                || holder.isEmpty()
                || toldBySize(rest(course.get()), holder.get()).isEmpty()) {
            return 3;
        }
        boolean ofItsClass = rest(course.get()).rises().stream()
                .anyMatch(rise -> HolderText.owners(holder.get()).contains(rise.place()));
        return ofItsClass || HolderText.isOneObject(holder.get()) ? 1 : 2;
    }

    /** With more that was left behind. */
    Draft with(List<LeftBy> more) {
        return new Draft(
                rule,
                holder,
                course,
                grown,
                kept,
                Stream.concat(left.stream(), more.stream()).toList(),
                rest,
                sampled);
    }

    /** With the rises that are known to be its own. */
    Draft at(List<TypeGrowth> certain) {
        return new Draft(rule, holder, course, grown, kept, left, certain, true);
    }

    /** With what others left of types that everybody uses, if that can still be all that it holds. */
    Draft leaving(List<TypeGrowth> left, boolean sampled) {
        long retained = holder.map(held -> held.retained().value()).orElse(0L);
        List<TypeGrowth> enough = left.stream()
                .filter(type -> type.rises().stream().mapToLong(Rise::bytes).sum() >= retained - retained / GOOD_PART)
                .toList();
        return new Draft(rule, holder, course, grown, kept, this.left, enough, sampled && !enough.isEmpty());
    }

    /** Whether it was seen in this fork, or nothing tells in which. */
    boolean mayBeIn(long pid) {
        Set<Long> pids = new HashSet<>();
        holder.ifPresent(held -> pids.add(held.pid()));
        grown.forEach(type -> pids.add(type.pid()));
        kept.forEach(one -> pids.add(one.pid()));
        return pids.isEmpty() || pids.contains(pid);
    }

    /** How many classes it was seen to grow in the span of, or was left by; all of those that shared a look, unless there was but one look. */
    int classes() {
        Map<String, Integer> classes = new HashMap<>();
        courses().forEach(type -> rises(type).forEach(rise -> classes.put(rise.place(), rise.classes())));
        left.forEach(by -> classes.putIfAbsent(by.className(), 1));
        classes.remove("");
        if (classes.size() == 1) {
            // Any one of them may have brought it all.
            return 1;
        }
        return classes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether it came with one class, as far as the looks tell: or was there before the first. */
    boolean isOneClass() {
        return courses().stream()
                        .flatMap(type -> rises(type).stream())
                        .mapToInt(Rise::classes)
                        .sum()
                <= 1;
    }

    /** A test class whose instances are kept, and none of the rule's own types. */
    boolean isTest(Kept one) {
        return rule.signs().tests() && !rule.signs().isType(one.name());
    }

    long count() {
        return Math.max(
                left.size(),
                Math.max(
                        grown.stream().mapToLong(TypeGrowth::instances).max().orElse(0),
                        kept.stream().mapToLong(Kept::count).max().orElse(0)));
    }
}
