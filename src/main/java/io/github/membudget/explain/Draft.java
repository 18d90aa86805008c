package io.github.membudget.explain;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Holder;
import io.github.membudget.model.Kept;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was seen of one cause.
 *
 * @param course the type that shows when the holder's content grew
 * @param grown types of the rule's, of which more live than before
 */
record Draft(
        Rule rule,
        Optional<Holder> holder,
        Optional<TypeGrowth> course,
        List<TypeGrowth> grown,
        List<Kept> kept,
        List<LeftBy> left) {

    /** Something that a class left behind. */
    record LeftBy(String className, ClassFacts.Left left) {}

    List<TypeGrowth> courses() {
        return Stream.concat(grown.stream(), course.stream()).distinct().toList();
    }

    /** In whose span it was seen to grow or after which it was left. */
    Set<String> classes() {
        Set<String> classes = new LinkedHashSet<>();
        courses().forEach(type -> type.notable().stream().map(Rise::place).forEach(classes::add));
        left.stream().map(LeftBy::className).forEach(classes::add);
        classes.remove("");
        return classes;
    }

    long count() {
        return Math.max(
                left.size(),
                Math.max(
                        grown.stream().mapToLong(TypeGrowth::instances).max().orElse(0),
                        kept.stream().mapToLong(Kept::count).max().orElse(0)));
    }
}
