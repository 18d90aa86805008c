package io.github.membudget.investigate.diagnose;

import io.github.membudget.growth.RoundCourse;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Rounds;
import io.github.membudget.model.LiveSet.Trouble;
import io.github.membudget.model.RoundGrowth;
import io.github.membudget.model.RoundGrowth.Course;
import io.github.membudget.model.RoundGrowth.Size;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.probe.format.RoundTrouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the forks kept after later rounds of their classes.
 *
 * @param kept by round, in order
 */
public record LaterRounds(List<LiveSet> live, List<Kept> kept) {
    /** Part of what was kept after the first round: what grows by less with each round was mostly filled once. */
    private static final int MOSTLY_FILLED_ONCE = 10;

    /** Holders of one fork's heap dump after a round. */
    public record Kept(long pid, int round, List<Holder> holders) {
        private OptionalLong by(String same) {
            return SameCause.together(holders).stream()
                    .filter(holder -> SameCause.of(holder).equals(same))
                    .mapToLong(holder -> holder.all().value())
                    .findFirst();
        }
    }

    DiagnosedCause compared(DiagnosedCause cause) {
        Optional<RoundGrowth> growth = cause.holder().flatMap(first -> growth(first, cause));
        if (growth.isEmpty()) {
            return cause;
        }
        List<Evidence> evidence = new ArrayList<>(cause.evidence());
        evidence.add(0, new Evidence.ByRound(growth.get()));
        if (growth.get().course() == Course.FILLED_ONCE) {
            // The same, known better.
            evidence.removeIf(Evidence.SeenOnce.class::isInstance);
        }
        return cause.with(rated(growth.get(), cause), evidence);
    }

    /** Empty where the holder is not found again: it may keep too little to be among those that were read. */
    private Optional<RoundGrowth> growth(Holder first, DiagnosedCause cause) {
        List<Size> sizes = new ArrayList<>();
        sizes.add(new Size(1, first.all()));
        String same = SameCause.of(first);
        kept.stream().filter(dump -> dump.pid() == first.pid()).forEach(dump -> dump.by(same)
                .ifPresent(bytes -> sizes.add(new Size(dump.round(), new Bytes(bytes)))));
        return sizes.size() < 2
                ? Optional.empty()
                : Optional.of(RoundCourse.of(sizes, rounds(first.pid()).stream().allMatch(one -> isWhole(one, cause))));
    }

    private List<Rounds> rounds(long pid) {
        return live.stream()
                .filter(set -> set.pid() == pid)
                .map(LiveSet::rounds)
                .toList();
    }

    /** A class with a failed test may not have come to what it keeps. */
    private static boolean isWhole(Rounds rounds, DiagnosedCause cause) {
        List<String> classes = cause.where().stream()
                .filter(Location.Named.class::isInstance)
                .map(place -> ((Location.Named) place).name())
                .toList();
        return rounds.troubles().stream()
                .filter(trouble -> !trouble.what().endsRounds())
                .allMatch(trouble ->
                        trouble.what() == RoundTrouble.FAILED && !classes.isEmpty() && isOfOthers(trouble, classes));
    }

    private static boolean isOfOthers(Trouble trouble, List<String> classes) {
        return trouble.test()
                .filter(test -> !test.className().isEmpty())
                .filter(test -> classes.stream().noneMatch(name -> name.contains(test.className())))
                .isPresent();
    }

    /** What grows with each round will go on growing. What was filled once may be meant to stay, unless many classes add to it. */
    private static Severity rated(RoundGrowth growth, DiagnosedCause cause) {
        Severity measured = cause.severity();
        return switch (growth.course()) {
            case GROWS -> {
                boolean isMostlyOld =
                        growth.perRound().orElse(0) < growth.first().bytes().value() / MOSTLY_FILLED_ONCE;
                yield measured == Severity.LOW || isMostlyOld ? Severity.MEDIUM : measured;
            }
            case FILLED_ONCE ->
                measured == Severity.HIGH && !cause.cause().isOfOneClass() ? Severity.MEDIUM : Severity.LOW;
            case TESTS_FAILED, UNCLEAR -> measured;
        };
    }
}
