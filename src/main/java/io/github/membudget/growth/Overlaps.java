package io.github.membudget.growth;

import io.github.membudget.model.ClassFacts;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Which classes of one fork ran at the same time as another: what was noted from the start to the end of one is the other's too. */
final class Overlaps {
    private Overlaps() {}

    /** @param classes none inside another */
    static Set<ClassFacts> of(List<ClassFacts> classes) {
        Set<ClassFacts> overlapping = Collections.newSetFromMap(new IdentityHashMap<>());
        List<ClassFacts> order = classes.stream()
                .sorted(Comparator.comparingLong(one -> one.figures().startNanos()))
                .toList();
        ClassFacts last = null;
        for (ClassFacts one : order) {
            if (last != null && one.figures().startNanos() < last.figures().endNanos()) {
                overlapping.add(last);
                overlapping.add(one);
            }
            if (last == null || one.figures().endNanos() > last.figures().endNanos()) {
                last = one;
            }
        }
        return overlapping;
    }
}
