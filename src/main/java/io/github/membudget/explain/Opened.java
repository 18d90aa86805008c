package io.github.membudget.explain;

import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one cause opens goes when that is closed: databases in memory with the pools of connections to them. */
final class Opened {
    private final List<Draft> all;

    private Opened(List<Draft> drafts) {
        all = new ArrayList<>(drafts);
    }

    /**
     * The same causes, with what one has opened under its name.
     *
     * @param weighed of each what its impact was by itself
     */
    static List<Draft> of(List<Draft> drafts, List<Impacts.Weighed> weighed) {
        Opened opened = new Opened(drafts);
        for (int i = 0; i < drafts.size(); i++) {
            Draft opener = drafts.get(i);
            weighed.get(i).follows().filter(opener.rule().opens()::contains).ifPresent(rule -> opened.by(opener, rule));
            for (int j = 0; j < drafts.size(); j++) {
                if (opener.rule().opens().contains(drafts.get(j).rule().id())
                        && isLike(opener, weighed.get(i), drafts.get(j), weighed.get(j))) {
                    opened.together(opener, drafts.get(j));
                }
            }
        }
        return opened.all;
    }

    /** Whether both came at the same looks, and neither has a holder. */
    private static boolean isLike(Draft one, Impacts.Weighed oneWeighed, Draft other, Impacts.Weighed otherWeighed) {
        return one.holder().isEmpty()
                && other.holder().isEmpty()
                && (oneWeighed.follows().filter(other.rule().id()::equals).isPresent()
                        || otherWeighed
                                .follows()
                                .filter(one.rule().id()::equals)
                                .isPresent());
    }

    private void together(Draft opener, Draft other) {
        if (all.remove(other)) {
            all.replaceAll(one -> one.equals(opener)
                    ? new Draft(
                            opener.rule(),
                            Optional.empty(),
                            opener.course(),
                            joined(opener.grown(), other.grown()),
                            joined(opener.kept(), other.kept()),
                            joined(opener.left(), other.left()),
                            opener.rest(),
                            opener.sampled())
                    : one);
        }
    }

    private void by(Draft opener, String rule) {
        Optional<Draft> first = all.stream().filter(one -> isHeld(one, rule)).findFirst();
        if (first.isPresent()) {
            all.remove(opener);
            all.replaceAll(one -> one.equals(first.get())
                    ? joined(opener, one)
                    : isHeld(one, rule) ? named(one, opener, one.grown(), one.kept(), one.left()) : one);
        }
    }

    private static boolean isHeld(Draft draft, String rule) {
        return draft.rule().id().equals(rule) && draft.holder().isPresent();
    }

    private static Draft joined(Draft opener, Draft held) {
        return named(
                held,
                opener,
                joined(opener.grown(), held.grown()),
                joined(opener.kept(), held.kept()),
                joined(opener.left(), held.left()));
    }

    private static Draft named(
            Draft held, Draft opener, List<TypeGrowth> grown, List<Kept> kept, List<Draft.LeftBy> left) {
        return new Draft(opener.rule(), held.holder(), held.course(), grown, kept, left, held.rest(), held.sampled());
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
