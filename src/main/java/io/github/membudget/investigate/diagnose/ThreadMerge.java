package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.heap.GcRoot;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.Keeper.SeveralRoots;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.model.heap.Way;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Merges causes of which one owns the other, as the heap dump shows it: threads that were left with what they alone reach.
 */
final class ThreadMerge {
    private final RuleBook book;
    private final List<CauseCandidate> all;

    private ThreadMerge(RuleBook book, List<CauseCandidate> causes) {
        this.book = book;
        all = new ArrayList<>(causes);
    }

    static List<CauseCandidate> of(RuleBook book, List<CauseCandidate> causes) {
        ThreadMerge merge = new ThreadMerge(book, causes);
        causes.stream().filter(cause -> cause.holder().isEmpty()).forEach(merge::intoHolders);
        return List.copyOf(merge.all);
    }

    /** What threads keep goes when they end: both are one cause, whose name is that of the rule that says more. */
    private void intoHolders(CauseCandidate threads) {
        if (threads.symptoms().left().stream().noneMatch(Leftover::isThread)) {
            return;
        }
        Symptoms open = threads.symptoms();
        List<CauseCandidate> owning = new ArrayList<>();
        for (CauseCandidate held : reachedBy(threads)) {
            Set<String> stems = stems(held.holder().orElseThrow());
            List<Leftover> own = open.left().stream()
                    .filter(one ->
                            stems.stream().anyMatch(stem -> one.left().detail().startsWith(stem)))
                    .toList();
            Rule rule = first(threads, held);
            owning.add(held.namedBy(rule, held.symptoms().and(open.withLeft(own))));
            all.remove(held);
            open = new Symptoms(
                    List.of(),
                    List.of(),
                    open.left().stream().filter(one -> !own.contains(one)).toList());
        }
        if (!owning.isEmpty()) {
            all.addAll(0, together(owning));
            rest(threads, open);
        }
    }

    /** Causes whose holders nothing but these threads reaches. */
    private List<CauseCandidate> reachedBy(CauseCandidate threads) {
        List<Leftover> left = threads.symptoms().left();
        return all.stream()
                .filter(cause -> cause.holder()
                        .filter(holder ->
                                areAll(holder, left) && left.stream().anyMatch(one -> isOneOf(holder, one.left())))
                        .isPresent())
                .toList();
    }

    /** What threads of one kind keep is one cause, of whatever types it is. */
    private static List<CauseCandidate> together(List<CauseCandidate> causes) {
        return causes.stream()
                .collect(Collectors.groupingBy(
                        cause -> List.of(
                                cause.rule(),
                                cause.holder().orElseThrow().pid(),
                                stems(cause.holder().orElseThrow())),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(ThreadMerge::sum)
                .toList();
    }

    private static CauseCandidate sum(List<CauseCandidate> alike) {
        CauseCandidate first = alike.get(0);
        Symptoms symptoms = alike.stream()
                .map(CauseCandidate::symptoms)
                .reduce(Symptoms::and)
                .orElseThrow();
        Holder holder = SameCause.sum(
                alike.stream().flatMap(one -> one.holder().stream()).toList());
        return first.with(symptoms).heldBy(holder, first.content());
    }

    /** Names of the threads without their last numbers. */
    private static Set<String> stems(Holder holder) {
        Stream<String> names = holder.keeper() instanceof Keeper.OfThread thread
                ? Stream.concat(Stream.of(thread.name()), thread.otherNames().stream())
                : ((SeveralRoots) holder.keeper())
                        .ways().stream()
                                .map(Way::root)
                                .filter(GcRoot.LiveThread.class::isInstance)
                                .map(root -> ((GcRoot.LiveThread) root).name());
        return names.map(SameCause::stem).collect(Collectors.toSet());
    }

    /** Other threads go with the first cause that has the name of theirs now. */
    private void rest(CauseCandidate threads, Symptoms open) {
        all.remove(threads);
        if (open.isEmpty()) {
            return;
        }
        Optional<CauseCandidate> same = all.stream()
                .filter(one -> one.rule().equals(threads.rule()) && one.holder().isPresent())
                .findFirst();
        if (same.isEmpty()) {
            // Fewer are normal use.
            if (open.left().size() >= threads.rule().signs().least()) {
                all.add(threads.with(open));
            }
        } else {
            all.set(
                    all.indexOf(same.get()),
                    same.get().with(same.get().symptoms().and(open)));
        }
    }

    /** Whether nothing but threads that were left reaches what it keeps. */
    private static boolean areAll(Holder holder, List<Leftover> left) {
        return holder.isThread()
                || holder.keeper() instanceof SeveralRoots several
                        && !several.ways().isEmpty()
                        && several.ways().stream()
                                .allMatch(way -> left.stream().anyMatch(one -> isThread(way, one.left())));
    }

    private static boolean isOneOf(Holder holder, Left left) {
        return holder.keeper() instanceof SeveralRoots several
                ? several.ways().stream().anyMatch(way -> isThread(way, left))
                : SameCause.isLeft(holder, left);
    }

    private static boolean isThread(Way way, Left left) {
        return left.kind() == LeftoverKind.THREAD
                && way.root() instanceof GcRoot.LiveThread thread
                && HeapNotation.unnumbered(left.detail()).startsWith(HeapNotation.unnumbered(thread.name()) + " (");
    }

    /** Whether a few threads have put much into a thread local that somebody declares: it is to be emptied, whether they end or not. */
    private static boolean fillsThreadLocal(Holder holder) {
        return holder.keeper() instanceof Keeper.ThreadLocals threads
                && holder.path().elements() > threads.alike() + 1
                && holder.path().steps().stream()
                        .anyMatch(step -> step instanceof PathStep.ThreadLocalOf local
                                && !TypeNames.isJdks(local.variable().declaring()));
    }

    /** The rule that says more. */
    private Rule first(CauseCandidate threads, CauseCandidate held) {
        Rule one = threads.rule();
        Rule other = held.rule();
        boolean isLibrarys = !one.signs().types().isEmpty();
        if (!isLibrarys && fillsThreadLocal(held.holder().orElseThrow())) {
            return other;
        }
        return book.rules().indexOf(one) <= book.rules().indexOf(other) ? one : other;
    }
}
