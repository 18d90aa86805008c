package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.HeapFacts.Soft;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.probe.format.ForkFigure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What stayed of forks' memory for certain, and no cause that was seen explains. */
final class Unexplained {
    private static final long MUCH = 10L << 20;

    /** Classes that are loaded take some in any suite. */
    private static final long MUCH_BESIDE = 32L << 20;

    /** One part in so many of a type's growth is rounding. */
    private static final int LITTLE = 8;

    /** Of what is counted in two ways, one part in so many. */
    private static final int ROUNDING = 32;

    /** A rise of less than one part in so many of the largest is not what is looked for. */
    private static final int FEW = 4;

    private final LeakFindings.Seen seen;
    private final List<Draft> drafts;
    private final List<Impacts.Weighed> weighed;

    Unexplained(LeakFindings.Seen seen, List<Draft> drafts, List<Impacts.Weighed> weighed) {
        this.seen = seen;
        this.drafts = drafts;
        this.weighed = weighed;
    }

    /**
     * Of one fork.
     *
     * @param types that grew on its heap
     * @param steps by how much memory beside its heap rose at which classes, the most first
     */
    record Growth(long pid, Bytes risen, List<TypeGrowth> types, List<Course.Step> steps) {
        /** Those that are a good part of the largest. */
        List<Course.Step> largest() {
            return atLeast(FEW);
        }

        private List<Course.Step> atLeast(int part) {
            long most =
                    steps.stream().mapToLong(step -> step.risen().value()).max().orElse(0);
            return steps.stream()
                    .filter(step -> step.risen().value() * part >= most)
                    .toList();
        }

        /** What rises once may be a library's start, or what malloc keeps of what was freed; and so may the little that a second one adds. */
        boolean climbs() {
            return atLeast(2).size() > 1 || largest().size() > 2;
        }
    }

    /** Empty where all is explained but for little. */
    Optional<Finding> onHeap() {
        List<Growth> forks = seen.live().stream()
                .flatMap(set -> onHeap(set).stream())
                .sorted(Comparator.comparing(Growth::risen).reversed())
                .toList();
        return forks.stream()
                .findFirst()
                .map(most -> UnexplainedText.unheld(
                        seen.module(),
                        forks,
                        Sampled.unheld(most.pid(), seen.heap().holders(), seen.allocations())));
    }

    private Optional<Growth> onHeap(LiveSet set) {
        List<LiveSet.Look> looks = set.looks();
        if (looks.size() < 2) {
            return Optional.empty();
        }
        long risen = looks.get(looks.size() - 1).live().value()
                - looks.get(0).live().value()
                - told(set, Unexplained::onHeap)
                - letGo(set)
                - sum(soft(set.pid()));
        List<TypeGrowth> types =
                seen.growth().stream().filter(one -> one.pid() == set.pid()).toList();
        return risen < MUCH || types.isEmpty()
                ? Optional.empty()
                : Optional.of(new Growth(set.pid(), new Bytes(risen), open(types), List.of()));
    }

    /** What was there at the last look, and had gone when all tests had ended; of the fork where that is most. */
    Optional<Finding> letGo() {
        return seen.live().stream()
                .filter(set -> letGo(set) > 0)
                .max(Comparator.comparingLong(this::letGo))
                .map(set -> UnexplainedText.letGo(
                        seen.module(),
                        set,
                        new Bytes(letGo(set)),
                        open(seen.growth().stream()
                                .filter(type -> type.pid() == set.pid())
                                .toList())));
    }

    private long letGo(LiveSet set) {
        List<LiveSet.Look> looks = set.looks();
        Bytes reached = seen.heap().live().get(set.pid());
        if (looks.size() < 2 || reached == null) {
            return 0;
        }
        long last = looks.get(looks.size() - 1).live().value();
        long gone = Math.min(
                last - reached.value() - sum(soft(set.pid())),
                last - looks.get(0).live().value() - told(set, Unexplained::onHeap));
        return gone >= Math.max(MUCH, last / ROUNDING) ? gone : 0;
    }

    /** Those that are no more than the content of holders that are told would lead astray. */
    private List<TypeGrowth> open(List<TypeGrowth> types) {
        List<TypeGrowth> open = types.stream()
                .filter(one -> rest(one) * LITTLE >= one.bytes())
                .sorted(Comparator.comparingLong(this::rest).reversed())
                .map(this::withoutTold)
                .toList();
        return open.isEmpty() ? types : open;
    }

    /** With the rises that its content of holders that are told leaves. */
    private TypeGrowth withoutTold(TypeGrowth type) {
        Map<String, Long> told = new HashMap<>();
        String name = HolderText.shortName(type);
        for (Draft draft : drafts) {
            if (draft.holder()
                    .filter(holder -> holder.pid() == type.pid()
                            && HolderText.contentType(holder).equals(name))
                    .isPresent()) {
                draft.courses().stream()
                        .filter(course -> course.type().equals(type.type()))
                        .flatMap(course -> draft.rises(course).stream())
                        .forEach(rise -> told.merge(rise.place(), rise.bytes(), Long::sum));
            }
        }
        List<Rise> left = type.rises().stream()
                .filter(rise -> (rise.bytes() - told.getOrDefault(rise.place(), 0L)) * LITTLE >= rise.bytes())
                .toList();
        return left.isEmpty()
                ? type
                : new TypeGrowth(type.pid(), type.type(), type.instances(), type.bytes(), left, type.falls());
    }

    /** Of a type's growth what is not the content of holders that are told. */
    private long rest(TypeGrowth type) {
        String name = HolderText.shortName(type);
        return type.bytes()
                - drafts.stream()
                        .flatMap(draft -> draft.holder().stream())
                        .filter(holder -> holder.pid() == type.pid()
                                && HolderText.contentType(holder).equals(name))
                        .mapToLong(holder -> holder.retained().value())
                        .sum();
    }

    /** What the JVM frees by itself when it has to; of the fork where that is most, empty where it is little. */
    Optional<Finding> soft() {
        return seen.live().stream()
                .map(set -> soft(set.pid()))
                .filter(all -> sum(all) >= MUCH)
                .max(Comparator.comparingLong(Unexplained::sum))
                .map(most -> UnexplainedText.soft(seen.module(), new Bytes(sum(most)), most));
    }

    private List<Soft> soft(long pid) {
        return seen.heap().soft().stream()
                .filter(one -> one.pid() == pid)
                .sorted(Comparator.comparing(Soft::bytes).reversed())
                .toList();
    }

    private static long sum(List<Soft> all) {
        return all.stream().mapToLong(one -> one.bytes().value()).sum();
    }

    /** Of the fork that kept most; empty where it is little. */
    Optional<Finding> besideHeap() {
        return seen.live().stream()
                .flatMap(set -> besideHeap(set).stream())
                .max(Comparator.comparing(Growth::risen))
                .map(most -> UnexplainedText.beside(seen.module(), most));
    }

    private Optional<Growth> besideHeap(LiveSet set) {
        Course course = new Course(List.of(set), seen.classes());
        double[] rises = course.besideHeap();
        long risen = Math.round(Arrays.stream(rises).sum())
                - told(set, one -> one.beside().value())
                - metaspace(set);
        if (risen < MUCH_BESIDE) {
            return Optional.empty();
        }
        double[] loaded = course.metaspace();
        Arrays.setAll(rises, i -> rises[i] - loaded[i]);
        explained(set.pid()).forEach((place, bytes) -> course.takeOff(rises, place, bytes));
        List<Course.Step> steps = course.steps(rises);
        Growth growth = new Growth(set.pid(), new Bytes(risen), List.of(), steps);
        return Optional.of(new Growth(set.pid(), new Bytes(risen), besideIt(growth), steps));
    }

    /** Types of libraries' and the suite's own that came where memory beside the heap did: of the largest rises alone, since all that runs adds some. */
    private List<TypeGrowth> besideIt(Growth fork) {
        Set<String> places = fork.largest().stream().map(Course.Step::place).collect(Collectors.toSet());
        return seen.growth().stream()
                .filter(type -> type.pid() == fork.pid() && !Draft.isEverybodys(type) && !TypeNames.isJdks(type.type()))
                .filter(type -> type.notable().stream().allMatch(rise -> places.contains(rise.place())))
                .filter(type -> type.falls() == 0 && type.instances() > 0 && !Suites.runsTests(type.type()))
                .sorted(Comparator.comparingLong(TypeGrowth::instances).reversed())
                .toList();
    }

    /** What findings tell of memory beside the heap, by where it came. */
    private Map<String, Double> explained(long pid) {
        Map<String, Double> explained = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            double beside = weighed.get(i).beside().value();
            List<Rise> rises = draft.courses().stream()
                    .filter(type -> type.pid() == pid)
                    .flatMap(type -> draft.rises(type).stream())
                    .toList();
            double all = Math.max(1, rises.stream().mapToLong(Rise::instances).sum());
            rises.forEach(rise -> explained.merge(rise.place(), beside * rise.instances() / all, Double::sum));
        }
        return explained;
    }

    /** An impact without what lies outside of the heap. */
    private static long onHeap(Impacts.Weighed weighed) {
        return weighed.impact()
                .map(impact ->
                        Math.max(0, impact.bytes().value() - weighed.beside().value()))
                .orElse(0L);
    }

    private long told(LiveSet set, ToLongFunction<Impacts.Weighed> part) {
        return IntStream.range(0, drafts.size())
                .filter(i -> drafts.get(i).mayBeIn(set.pid()))
                .mapToLong(i -> part.applyAsLong(weighed.get(i)))
                .sum();
    }

    /** By how much the classes that were loaded grew it: they stay, and nobody means them by a leak. */
    private long metaspace(LiveSet set) {
        LongSummaryStatistics ends = seen.classes().stream()
                .filter(one -> one.pid() == set.pid())
                .flatMap(one -> one.figures().bytes(ForkFigure.METASPACE).stream())
                .mapToLong(Bytes::value)
                .summaryStatistics();
        return ends.getCount() == 0 ? 0 : ends.getMax() - ends.getMin();
    }
}
