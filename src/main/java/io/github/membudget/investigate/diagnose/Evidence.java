package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.RoundGrowth;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.ContextCache;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Kept;
import java.util.List;

/** A fact that speaks for a cause, or limits what is known of it. */
public sealed interface Evidence {
    /** What the holder keeps in the heap dump at the end. */
    record HeldBy(Holder holder) implements Evidence {}

    /** What it kept after each of several rounds of the same classes. */
    record ByRound(RoundGrowth growth) implements Evidence {}

    /** What other causes there are that end with this one. */
    record Owns(Symptoms owned) implements Evidence {}

    /** Which classes turned it on, and which filled it. */
    record Armed(Arming arming) implements Evidence {}

    /** Objects that the holder keeps, sampled by the flight recorder when they were made. */
    record Sampled(List<Survivor> objects) implements Evidence {}

    /** Other forks in which the same holder keeps the like. */
    record HeldElsewhere(List<Holder> holders) implements Evidence {}

    /**
     * What instances of one type keep in the heap dump at the end.
     *
     * @param otherForks how many others show the same
     */
    record KeptAtEnd(Kept kept, int otherForks) implements Evidence {}

    /**
     * A type that grew.
     *
     * @param whoever whether others than the holder may keep its instances
     * @param otherForks how many others show the same
     */
    record Grown(TypeGrowth type, boolean whoever, int otherForks) implements Evidence {}

    /** Things of one kind that test classes left behind. */
    record LeftBehind(String kind, List<Leftover> all) implements Evidence {}

    /** What Spring's cache of contexts has, and what made them different. */
    record CachedContexts(ContextCache cache) implements Evidence {}

    /**
     * The holder's content came between two snapshots, so that it may be a table that is filled once.
     *
     * @param classes that ended between them
     */
    record SeenOnce(int classes) implements Evidence {}

    /** One array is most of it that is copied when it has to grow, so that it rises at few of the times at which something was added. */
    record CopiedAsItGrows() implements Evidence {}

    /**
     * It rose at the same snapshots as another cause, and may be a part of that.
     *
     * @param other rule of that cause
     */
    record RoseWith(Rule other) implements Evidence {}
}
