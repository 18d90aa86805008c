package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.NEARLY_ALL_PERCENT;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.HeapFacts.Together;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.model.heap.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Merges a cause into the one that owns it, since ending the owner ends it too: a server ends its threads, its connections and what they keep.
 * Two causes that the same list keeps have nothing of each other, and stay apart.
 */
final class OwnedMerge {
    private final HeapFacts heap;
    private final List<CauseCandidate> all;

    private OwnedMerge(HeapFacts heap, List<CauseCandidate> causes) {
        this.heap = heap;
        all = new ArrayList<>(causes);
    }

    /** Causes with a holder stay before the others. */
    static List<CauseCandidate> of(List<CauseCandidate> causes, HeapFacts heap) {
        OwnedMerge merge = new OwnedMerge(heap, causes);
        while (merge.mergesOne()) {
            // An owner may be owned in turn: a database by its pool, and the pool by its application context.
        }
        return merge.all.stream()
                .sorted(Comparator.comparing(cause -> cause.holder().isEmpty()))
                .toList();
    }

    private boolean mergesOne() {
        for (CauseCandidate owner : List.copyOf(all)) {
            for (CauseCandidate owned : List.copyOf(all)) {
                if (owned != owner && owns(owner, owned)) {
                    all.remove(owned);
                    all.set(all.indexOf(owner), joined(owner, owned));
                    return true;
                }
                Optional<List<Leftover>> left = owned == owner ? Optional.empty() : leftWith(owner, owned);
                if (left.isPresent()) {
                    move(left.get(), owned, owner);
                    return true;
                }
            }
        }
        return false;
    }

    private static CauseCandidate joined(CauseCandidate owner, CauseCandidate owned) {
        CauseCandidate all = owner.owning(owned.symptoms());
        // What the owner's objects reach may have grown at others' classes, which are none of its places.
        Optional<TypeGrowth> content = owned.content().filter(any -> cameWith(owner, owned));
        return owned.holder().map(holder -> all.heldBy(holder, content)).orElse(all);
    }

    private boolean owns(CauseCandidate owner, CauseCandidate owned) {
        boolean isNamed = owner.rule().opens().contains(owned.rule().id());
        if (owned.holder().isPresent()) {
            return owner.holder().isEmpty()
                    && (saysOnlyHowItIsHeld(owned.rule())
                            ? keeps(owner, owned.holder().get()) && (!owned.hasOwnType() || cameWith(owner, owned))
                            : isNamed
                                    && (cameWith(owner, owned)
                                            || reaches(owner, owned.holder().get())));
        }
        return isNamed && !saysOnlyHowItIsHeld(owned.rule()) && cameWith(owner, owned);
    }

    /** Such a rule knows no library, so the one that does says more of the same objects. */
    private static boolean saysOnlyHowItIsHeld(Rule rule) {
        Rule.Signs signs = rule.signs();
        return signs.types().isEmpty()
                && signs.subtypes().isEmpty()
                && signs.holder().stream().noneMatch(HolderSign::namesLibrary);
    }

    /** Whether the owner's objects are on the way to what the holder keeps, and nearly all of that would go with them. */
    private boolean keeps(CauseCandidate owner, Holder holder) {
        boolean declares =
                !owner.rule().opens().isEmpty() || !owner.rule().signs().with().isEmpty();
        if (!declares || holder.path().types().noneMatch(owner.rule().signs()::goesWith)) {
            return false;
        }
        long most = Stream.concat(
                        owner.symptoms().kept().stream()
                                .filter(kept -> kept.pid() == holder.pid())
                                .map(Kept::all),
                        heap.together().stream()
                                .filter(one -> one.pid() == holder.pid()
                                        && one.name().equals(owner.rule().id()))
                                .map(Together::all))
                .mapToLong(Bytes::value)
                .max()
                .orElse(0);
        return most * 100 >= holder.all().value() * NEARLY_ALL_PERCENT;
    }

    /** Whether the suite reaches what the holder keeps by the owner's objects alone. */
    private static boolean reaches(CauseCandidate owner, Holder holder) {
        List<Way> ways = holder.keeper() instanceof Keeper.SeveralRoots several
                ? several.ways().stream()
                        .filter(way -> way.root() instanceof StaticField field
                                && owner.rule().signs().types().stream()
                                        .noneMatch(type -> HolderOwnership.areOfOneFamily(type, field.declaring())))
                        .toList()
                : List.of();
        return !ways.isEmpty()
                && ways.stream()
                        .allMatch(
                                way -> way.path().types().anyMatch(owner.rule().signs()::isType));
    }

    /** Whether it came at no class at which the owner did not, as far as that is known of more than one snapshot of several classes. */
    private static boolean cameWith(CauseCandidate owner, CauseCandidate owned) {
        List<SnapshotPlace> own = places(owned);
        boolean isKnown = own.stream().anyMatch(OwnedMerge::isOfOneClass)
                || own.stream().distinct().count() > 1
                || !owned.symptoms().left().isEmpty();
        return isKnown
                && places(owner).containsAll(own)
                && owned.symptoms().left().stream().allMatch(left -> isOf(owner, left));
    }

    private static boolean isOfOneClass(SnapshotPlace place) {
        return place.earlier().isEmpty() && place.unnamed() == 0;
    }

    private static List<SnapshotPlace> places(CauseCandidate cause) {
        return cause.rises()
                .map(Rise::place)
                .filter(SnapshotPlace::isAfterAClass)
                .toList();
    }

    /** Whether a class left it at which the owner came too. */
    private static boolean isOf(CauseCandidate owner, Leftover left) {
        String name = TypeNames.outermost(left.className());
        return places(owner).stream().anyMatch(place -> isOfOneClass(place) && place.has(name))
                || owner.symptoms().left().stream()
                        .anyMatch(own -> own.className().equals(left.className()));
    }

    /** Sockets and files have no names of their own: those of the owner's classes are its. Threads have, and belong to whom their rule says. */
    private static Optional<List<Leftover>> leftWith(CauseCandidate owner, CauseCandidate owned) {
        boolean isOnlyLeft = owned.holder().isEmpty()
                && owned.symptoms().grown().isEmpty()
                && owned.symptoms().kept().isEmpty();
        return Optional.of(owned.symptoms().left())
                .filter(any -> isOnlyLeft
                        && saysOnlyHowItIsHeld(owned.rule())
                        && owner.rule().opens().contains(owned.rule().id()))
                .map(left -> left.stream()
                        .filter(one -> !one.isThread() && isOf(owner, one))
                        .toList())
                .filter(left -> !left.isEmpty());
    }

    private void move(List<Leftover> left, CauseCandidate from, CauseCandidate to) {
        List<Leftover> rest = from.symptoms().left().stream()
                .filter(one -> !left.contains(one))
                .toList();
        if (rest.size() < from.rule().signs().least()) {
            all.remove(from);
        } else {
            all.set(all.indexOf(from), from.with(from.symptoms().withLeft(rest)));
        }
        all.set(all.indexOf(to), to.owning(Symptoms.NONE.withLeft(left)));
    }
}
