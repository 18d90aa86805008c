package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.MOST_PERCENT;

import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Kept;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cause that a rule recognised, with what was seen of it.
 *
 * @param holder the root that keeps it, where one was found
 * @param content the type whose growth shows when the holder's content came
 * @param owned the part of the symptoms that is other causes', which go with this one
 * @param attributed what is known of the growth of types that other holders keep too
 */
public record CauseCandidate(
        Rule rule,
        Optional<Holder> holder,
        Optional<TypeGrowth> content,
        Symptoms symptoms,
        Symptoms owned,
        AttributedRises attributed) {

    /**
     * The part of a type's growth that is this holder's.
     *
     * @param types without what other holders brought; empty where that is not known
     * @param sampled whether samples of objects that lived on tell it
     */
    record AttributedRises(List<TypeGrowth> types, boolean sampled) {
        static final AttributedRises UNKNOWN = new AttributedRises(List.of(), false);

        private TypeGrowth of(TypeGrowth type) {
            return types.stream()
                    .filter(one -> one.pid() == type.pid() && one.type().equals(type.type()))
                    .findFirst()
                    .orElse(type);
        }
    }

    static CauseCandidate withoutHolder(Rule rule, Symptoms symptoms) {
        return new CauseCandidate(
                rule, Optional.empty(), Optional.empty(), symptoms, Symptoms.NONE, AttributedRises.UNKNOWN);
    }

    CauseCandidate heldBy(Holder root, Optional<TypeGrowth> grew) {
        return new CauseCandidate(rule, Optional.of(root), grew, symptoms, owned, attributed);
    }

    CauseCandidate with(Symptoms other) {
        return new CauseCandidate(rule, holder, content, other, owned, attributed);
    }

    CauseCandidate with(Symptoms other, Symptoms part) {
        return new CauseCandidate(rule, holder, content, other, part, attributed);
    }

    CauseCandidate with(AttributedRises other) {
        return new CauseCandidate(rule, holder, content, symptoms, owned, other);
    }

    /** The same under another rule's name. */
    CauseCandidate namedBy(Rule other, Symptoms all) {
        return new CauseCandidate(other, holder, content, all, owned, attributed);
    }

    /** With another cause's symptoms, which goes with this one. */
    CauseCandidate owning(Symptoms other) {
        return new CauseCandidate(rule, holder, content, symptoms.and(other), owned.and(other), attributed);
    }

    /** The types whose growth shows when it came. */
    List<TypeGrowth> types() {
        return Stream.concat(symptoms.grown().stream(), content.stream())
                .distinct()
                .toList();
    }

    /** The snapshots at which one of {@link #types} is taken to have grown for this cause. */
    List<Rise> rises(TypeGrowth type) {
        TypeGrowth own = attributed.of(type);
        if (attributed.sampled() && attributed.types().contains(own)) {
            return own.rises();
        }
        return holder.isEmpty() || !CommonTypes.isCommon(type)
                ? type.notable()
                : new HolderRises(own, holder.get()).mostLikely();
    }

    /** How well it is known when it came. */
    GrowthCertainty certainty() {
        if (hasOwnType() || attributed.sampled()) {
            return GrowthCertainty.KNOWN;
        }
        return content.isEmpty() || holder.isEmpty()
                ? GrowthCertainty.UNKNOWN
                : new HolderRises(attributed.of(content.get()), holder.get()).certainty();
    }

    Stream<Rise> rises() {
        return types().stream().flatMap(type -> rises(type).stream());
    }

    /** Whether a type that no other holder is likely to keep shows when its content came. */
    boolean hasOwnType() {
        return content.filter(type -> !CommonTypes.isCommon(type)).isPresent();
    }

    /** How many of the cause there are, without what goes with it. */
    long count() {
        Symptoms own = symptoms.without(owned);
        return own.withLeft(own.left().stream()
                        .filter(one -> rule.signs().isCounted(one.left()))
                        .toList())
                .count();
    }

    long retained() {
        return holder.map(held -> held.retained().value()).orElse(0L);
    }

    /** Whether it was seen in this fork, or nothing tells in which. */
    boolean mayBeIn(long pid) {
        List<Long> pids = Stream.of(
                        holder.stream().map(Holder::pid),
                        symptoms.grown().stream().map(TypeGrowth::pid),
                        symptoms.kept().stream().map(Kept::pid))
                .flatMap(all -> all)
                .toList();
        return pids.isEmpty() || pids.contains(pid);
    }

    /** In the span of how many classes it grew, or was left. Of classes that share the only snapshot, any one may have brought it all. */
    int classes() {
        Map<String, Integer> classes = new HashMap<>();
        rises().forEach(rise -> classes.put(rise.place().toString(), rise.classes()));
        symptoms.left().forEach(leftover -> classes.putIfAbsent(leftover.className(), 1));
        classes.remove("");
        return classes.size() == 1
                ? 1
                : classes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether it came with one class, as far as the snapshots tell, or was there before the first. */
    boolean isOfOneClass() {
        return rises().mapToInt(Rise::classes).sum() <= 1;
    }

    /** Whether most of it came with one class: what a context or a server has from its start on. */
    boolean cameMostlyAtOnce() {
        Map<String, Long> came = new HashMap<>();
        rises().forEach(rise -> came.merge(rise.place().toString(), Math.max(1, rise.bytes()), Long::sum));
        long all = came.values().stream().mapToLong(Long::longValue).sum();
        return came.values().stream().anyMatch(one -> one * 100 >= all * MOST_PERCENT);
    }

    /** Whether this is a test class whose instances are kept, and none of the rule's own types. */
    boolean isTest(Kept one) {
        return rule.signs().tests() && !rule.signs().isType(one.name());
    }

    /** The test classes whose instances it keeps. */
    public List<Kept> tests() {
        return symptoms.kept().stream().filter(this::isTest).toList();
    }
}
