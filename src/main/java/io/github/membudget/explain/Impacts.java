package io.github.membudget.explain;

import io.github.membudget.judge.Apportionment;
import io.github.membudget.judge.Apportionment.Share;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.HeapFacts.Together;
import io.github.membudget.model.Holder;
import io.github.membudget.model.Kept;
import io.github.membudget.model.TypeGrowth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What would be free without each cause. What one object alone keeps is read from the heap. Where no single object keeps all (pools and
 * factories that registers and threads know too, memory of native libraries), the rises from look to look are shared out.
 */
final class Impacts {
    private static final int FEWEST_LOOKS = 6;
    private static final String IN_THE_DUMP = "heap that nothing else keeps, in the heap dump at the end";
    private static final String TOGETHER =
            "heap that nothing but these and what goes with them keeps, in the heap dump at the end";

    /** Resident as far as it was written to, and the JDK clears it all. */
    private static final String BUFFERS =
            "direct buffers that nothing else keeps, their capacity in the heap dump at the end";

    private final Course course;
    private final List<Draft> drafts;
    private final List<Together> together;
    private final List<Column> columns = new ArrayList<>();
    private final OutsideTheHeap outside;

    /** How much more of a cause there was at each look. */
    private record Column(Draft draft, double[] rises) {}

    /**
     * @param beside of the impact the part outside of the heap
     * @param follows the rule whose cause rises at the same looks, so that this one may be a part of it
     * @param places classes at whose looks more came than other causes bring; empty where none bring any
     */
    record Weighed(Optional<Impact> impact, Bytes beside, Optional<String> follows, List<String> places) {}

    /** Where the things themselves keep less it does not tell what they cost: others hold the rest too. */
    private static final long LEAST_KEPT = 512 << 10;

    /** Things that take no memory of the JVM that left them, and may be another build's. */
    private static final Set<String> OUTSIDE = Set.of("temporary-file");

    /** What is left of a cause once another brought a tenth or less of it more. */
    private static final double NOTHING = 0.1;

    /**
     * @param drafts holders first, then those that explain more before those that explain less
     * @param together what all types of a rule keep, by its id
     */
    Impacts(Course course, List<Draft> drafts, List<Together> together) {
        this.course = course;
        this.drafts = drafts;
        this.together = together;
        outside = new OutsideTheHeap(course, drafts, this::ownRises);
    }

    /** One for each draft. */
    List<Weighed> weighed() {
        List<Added> follows = new ArrayList<>();
        drafts.forEach(draft -> follows.add(add(draft)));
        List<Optional<Share>> heap = shares(course.heap(), Holder::retained);
        List<Optional<Share>> beside = shares(course.besideHeap(), Holder::direct);
        List<Weighed> weighed = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            weighed.add(weigh(drafts.get(i), heap, beside, follows.get(i)));
        }
        return weighed;
    }

    private record Added(Optional<String> follows, List<String> places) {}

    /** The rule that all of this draft's columns look like, and where the draft rose by itself. */
    private Added add(Draft draft) {
        List<double[]> own = new ArrayList<>();
        List<TypeGrowth> types = draft.courses();
        if (!types.isEmpty()) {
            own.add(course.of(types));
        }
        List<Draft.LeftBy> left = draft.left().stream()
                .filter(by -> !OUTSIDE.contains(by.left().kind()))
                .toList();
        if (!left.isEmpty()) {
            own.add(course.left(left));
        }
        Optional<String> like = Optional.empty();
        List<String> places = List.of();
        boolean alone = own.isEmpty();
        for (double[] rises : own) {
            double[] rest = rises.clone();
            Optional<Column> same = columns.stream()
                    .filter(column -> Apportionment.alike(column.rises(), rises) || isBrought(rest, draft, column))
                    .findFirst();
            if (same.isPresent()) {
                like = same.map(column -> column.draft().rule().id());
                alone |= same.get().draft().equals(draft);
            } else {
                columns.add(new Column(draft, rest));
                places = Arrays.equals(rest, rises) ? places : course.most(rest);
                alone = true;
            }
        }
        boolean follows = !alone && draft.holder().isEmpty();
        return new Added(follows ? like : Optional.empty(), places);
    }

    /** Takes off what each of the other cause brings of this one; whether that is all. */
    private static boolean isBrought(double[] rises, Draft draft, Column by) {
        if (draft.holder().isPresent() || by.draft().equals(draft)) {
            return false;
        }
        double each = Apportionment.brought(rises, by.rises());
        double before = Arrays.stream(rises).map(Math::abs).sum();
        for (int i = 0; each > 0 && i < rises.length; i++) {
            if (by.rises()[i] > 0) {
                rises[i] = Math.max(0, rises[i] - each * by.rises()[i]);
            }
        }
        return Arrays.stream(rises).map(Math::abs).sum() < NOTHING * before;
    }

    /** What a holder keeps is known: where it rose is taken off, and only the rest is shared out. */
    private List<Optional<Share>> shares(double[] rest, Function<Holder, Bytes> known) {
        List<Column> unknown = new ArrayList<>(columns);
        for (Draft draft : columns.stream().map(Column::draft).distinct().toList()) {
            long kept = draft.holder().map(known).map(Bytes::value).orElse(0L);
            if (kept > 0 && draft.course().isPresent()) {
                double[] parts = course.of(List.of(draft.course().get()));
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= kept * parts[i];
                }
                unknown.removeIf(column -> column.draft().equals(draft));
            }
        }
        List<Optional<Share>> told = shares(rest, unknown);
        return columns.stream()
                .map(column -> unknown.contains(column) ? told.get(unknown.indexOf(column)) : Optional.<Share>empty())
                .toList();
    }

    private List<Optional<Share>> shares(double[] rises, List<Column> causes) {
        if (course.looks() < Math.max(FEWEST_LOOKS, causes.size() + 2)) {
            return causes.stream().map(column -> Optional.<Share>empty()).toList();
        }
        return Apportionment.of(
                rises, course.classes(), causes.stream().map(Column::rises).toList());
    }

    private Weighed weigh(Draft draft, List<Optional<Share>> heap, List<Optional<Share>> beside, Added added) {
        Optional<Impact> held = draft.holder()
                .map(holder -> new Impact(holder.retained(), IN_THE_DUMP))
                .or(() -> larger(
                        kept(draft, Kept::retained)
                                .filter(bytes -> bytes.value() >= LEAST_KEPT)
                                .map(bytes -> new Impact(bytes, IN_THE_DUMP)),
                        together(draft, added, Together::retained).map(bytes -> new Impact(bytes, TOGETHER))));
        Optional<Impact> direct = draft.holder()
                .map(Holder::direct)
                .or(() -> kept(draft, Kept::direct).map(bytes -> ofItsOwn(draft, bytes)))
                .or(() -> together(draft, added, Together::direct))
                .filter(bytes -> bytes.value() >= LEAST_KEPT)
                .map(bytes -> new Impact(bytes, BUFFERS));
        Optional<Impact> onHeap =
                draft.holder().isPresent() ? held : larger(share(draft, heap, "live heap that rose with it"), held);
        Optional<Impact> offHeap = outside.mapped(draft)
                .or(() -> larger(share(draft, beside, "resident memory beside the heap that rose with it"), direct))
                .or(() -> outside.atItsLooks(draft));
        boolean little = offHeap.isPresent()
                && onHeap.filter(impact -> impact.bytes().value() < LEAST_KEPT / 8)
                        .isPresent();
        return new Weighed(
                outside.children(draft).or(() -> little ? offHeap : sum(onHeap, offHeap)),
                offHeap.map(Impact::bytes).orElse(Bytes.ZERO),
                added.follows(),
                added.places());
    }

    private Optional<Impact> share(Draft draft, List<Optional<Share>> shares, String what) {
        long bytes = 0;
        long doubt = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).draft().equals(draft) && shares.get(i).isPresent()) {
                bytes += shares.get(i).get().bytes().value();
                doubt += shares.get(i).get().doubt().value();
            }
        }
        return bytes == 0
                ? Optional.empty()
                : Optional.of(new Impact(
                        new Bytes(bytes),
                        what + ", after a full collection each, +/- " + new Bytes(doubt).inMebibytes()));
    }

    /** Without what other causes bring. */
    private Stream<double[]> ownRises(Draft draft) {
        List<double[]> own = columns.stream()
                .filter(column -> column.draft().equals(draft))
                .map(Column::rises)
                .toList();
        return own.isEmpty() ? Stream.of(course.of(draft.courses())) : own.stream();
    }

    private static Optional<Impact> larger(Optional<Impact> one, Optional<Impact> other) {
        return one.isEmpty()
                        || other.isPresent()
                                && other.get().bytes().value()
                                        > one.get().bytes().value()
                ? other
                : one;
    }

    private static Optional<Impact> sum(Optional<Impact> heap, Optional<Impact> beside) {
        if (heap.isEmpty() || beside.isEmpty()) {
            return heap.or(() -> beside);
        }
        return Optional.of(new Impact(
                new Bytes(heap.get().bytes().value() + beside.get().bytes().value()),
                heap.get().bytes().inMebibytes() + " " + heap.get().source() + "; "
                        + beside.get().bytes().inMebibytes() + " "
                        + beside.get().source()));
    }

    /** What goes with a cause goes with the one that it follows. */
    private Optional<Bytes> together(Draft draft, Added added, Function<Together, Bytes> part) {
        if (added.follows().isPresent() || drafts.stream().anyMatch(one -> sharesWith(draft, one))) {
            return Optional.empty();
        }
        return together.stream()
                .filter(all -> all.name().equals(draft.rule().id()))
                .map(part)
                .reduce(Bytes::plus)
                .filter(bytes -> bytes.value() >= LEAST_KEPT);
    }

    /** Whether the other may keep a part of what goes with this one. */
    private static boolean sharesWith(Draft draft, Draft other) {
        Rule rule = draft.rule();
        return other != draft
                && (other.rule().equals(rule)
                        || rule.opens().contains(other.rule().id())
                        || other.rule().opens().contains(rule.id())
                        || other.rule().opens().stream().anyMatch(rule.opens()::contains));
    }

    /** Of a rule that tells of buffers themselves, those that holders keep are told with them. */
    private Bytes ofItsOwn(Draft draft, Bytes direct) {
        if (!draft.rule().kind().equals("direct-memory")) {
            return direct;
        }
        long held = drafts.stream()
                .flatMap(one -> one.holder().stream())
                .mapToLong(holder -> holder.direct().value())
                .sum();
        return new Bytes(Math.max(0, direct.value() - held));
    }

    /** Of a rule's types one may hold the other: the most counts, not their sum. Tests hold what is their own. */
    private static Optional<Bytes> kept(Draft draft, Function<Kept, Bytes> part) {
        Map<Long, Long> most = draft.kept().stream()
                .filter(draft::isTest)
                .collect(Collectors.groupingBy(Kept::pid, Collectors.summingLong(kept -> part.apply(kept)
                        .value())));
        draft.kept().stream()
                .filter(kept -> !draft.isTest(kept))
                .forEach(kept -> most.merge(kept.pid(), part.apply(kept).value(), Math::max));
        return most.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bytes(
                        most.values().stream().mapToLong(Long::longValue).sum()));
    }
}
