package io.github.membudget.explain;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Holder;
import io.github.membudget.model.Kept;
import io.github.membudget.model.TypeGrowth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** How many classes it was seen to grow in the span of, or was left by; all of those that shared a look, unless there was but one look. */
    int classes() {
        Map<String, Integer> classes = new HashMap<>();
        courses().forEach(type -> type.notable().forEach(rise -> classes.put(rise.place(), rise.classes())));
        left.forEach(by -> classes.putIfAbsent(by.className(), 1));
        classes.remove("");
        if (classes.size() == 1) {
            // Any one of them may have brought it all.
            return 1;
        }
        return classes.values().stream().mapToInt(Integer::intValue).sum();
    }

    long count() {
        return Math.max(
                left.size(),
                Math.max(
                        grown.stream().mapToLong(TypeGrowth::instances).max().orElse(0),
                        kept.stream().mapToLong(Kept::count).max().orElse(0)));
    }
}
