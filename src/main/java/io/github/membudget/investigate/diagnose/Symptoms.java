package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.Kept;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The signs by which a rule knew its cause.
 *
 * @param grown types of the rule's, of which more live than before the first class
 * @param kept what instances of the rule's types, or fields that it names, keep at the end
 * @param left things of its kind that classes left behind
 */
public record Symptoms(List<TypeGrowth> grown, List<Kept> kept, List<Leftover> left) {
    static final Symptoms NONE = new Symptoms(List.of(), List.of(), List.of());

    boolean isEmpty() {
        return grown.isEmpty() && kept.isEmpty() && left.isEmpty();
    }

    Symptoms withLeft(List<Leftover> other) {
        return new Symptoms(grown, kept, other);
    }

    /** Each sign once. */
    Symptoms and(Symptoms more) {
        return new Symptoms(
                Stream.concat(grown.stream(), more.grown.stream()).distinct().toList(),
                Stream.concat(kept.stream(), more.kept.stream()).distinct().toList(),
                Stream.concat(left.stream(), more.left.stream()).distinct().toList());
    }

    /** Without what is another cause's. */
    Symptoms without(Symptoms others) {
        return new Symptoms(
                grown.stream().filter(one -> !others.grown.contains(one)).toList(),
                kept.stream().filter(one -> !others.kept.contains(one)).toList(),
                left.stream().filter(one -> !others.left.contains(one)).toList());
    }

    /** Of several forks, all of them. */
    static Symptoms ofAll(Collection<Symptoms> forks) {
        return new Symptoms(
                forks.stream().flatMap(one -> one.grown.stream()).toList(),
                forks.stream().flatMap(one -> one.kept.stream()).toList(),
                forks.stream().flatMap(one -> one.left.stream()).toList());
    }

    /** How many of the cause there are. */
    long count() {
        return Math.max(
                left.size(),
                Math.max(
                        grown.stream().mapToLong(TypeGrowth::instances).max().orElse(0),
                        kept.stream().mapToLong(Kept::count).max().orElse(0)));
    }
}
