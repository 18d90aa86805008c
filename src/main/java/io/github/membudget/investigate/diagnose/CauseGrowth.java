package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.NOTHING_LEFT;

import io.github.membudget.judge.Apportionment;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a cause grew from snapshot to snapshot, without what other causes brought.
 *
 * @param rises of the cause itself, without what other causes brought: a column for its types and one for what classes left, as far as they say
 *     something that no cause before has said
 * @param follows the rule whose cause rises at the same snapshots, where all of this one does
 * @param places classes at whose snapshots more came than other causes bring; empty where they bring none
 */
record CauseGrowth(CauseCandidate cause, List<double[]> rises, Optional<Rule> follows, List<SnapshotPlace> places) {
    /** Things that take no memory of the JVM that left them, and may be another build's. */
    private static final Set<LeftoverKind> OUTSIDE_OF_THE_JVM = Set.of(LeftoverKind.FILE, LeftoverKind.TEMPORARY_FILE);

    boolean isPartOf(Rule rule) {
        return follows.filter(rule::equals).isPresent();
    }

    /** @param causes holders first, then those that explain more before those that explain less */
    static List<CauseGrowth> of(GrowthTimeline timeline, List<CauseCandidate> causes) {
        List<CauseGrowth> growths = new ArrayList<>();
        causes.forEach(cause -> growths.add(of(cause, timeline, growths)));
        return growths;
    }

    private static CauseGrowth of(CauseCandidate cause, GrowthTimeline timeline, List<CauseGrowth> before) {
        List<double[]> own = new ArrayList<>();
        List<SnapshotPlace> places = List.of();
        Optional<Rule> like = Optional.empty();
        List<double[]> columns = columns(cause, timeline);
        boolean alone = columns.isEmpty();
        for (double[] rises : columns) {
            Remainder remainder = Remainder.of(rises, cause, before);
            if (remainder.explainedBy().isPresent()) {
                like = remainder.explainedBy();
                continue;
            }
            alone = true;
            if (own.stream().noneMatch(column -> Apportionment.alike(column, rises))) {
                own.add(remainder.rises());
                places = Arrays.equals(remainder.rises(), rises) ? places : timeline.places(remainder.rises());
            }
        }
        boolean follows = !alone && cause.holder().isEmpty();
        return new CauseGrowth(cause, own, follows ? like : Optional.empty(), places);
    }

    /** @param explainedBy the rule whose cause rises alike, or brought all of it */
    private record Remainder(double[] rises, Optional<Rule> explainedBy) {

        static Remainder of(double[] rises, CauseCandidate cause, List<CauseGrowth> before) {
            double[] rest = rises;
            for (CauseGrowth other : before) {
                for (double[] column : other.rises()) {
                    // What a holder keeps is its own, whoever made it.
                    double[] less = cause.holder().isPresent() ? rest : withoutBrought(rest, column);
                    if (Apportionment.alike(column, rises) || sum(less) < NOTHING_LEFT * sum(rest)) {
                        return new Remainder(less, Optional.of(other.cause().rule()));
                    }
                    rest = less;
                }
            }
            return new Remainder(rest, Optional.empty());
        }

        /** Without what each of the other cause brings of this one. */
        private static double[] withoutBrought(double[] rises, double[] by) {
            double each = Apportionment.brought(rises, by);
            double[] rest = rises.clone();
            for (int i = 0; each > 0 && i < rest.length; i++) {
                if (by[i] > 0) {
                    rest[i] = Math.max(0, rest[i] - each * by[i]);
                }
            }
            return rest;
        }

        private static double sum(double[] rises) {
            return Arrays.stream(rises).map(Math::abs).sum();
        }
    }

    private static List<double[]> columns(CauseCandidate cause, GrowthTimeline timeline) {
        List<Leftover> left = cause.symptoms().left().stream()
                .filter(one -> !OUTSIDE_OF_THE_JVM.contains(one.left().kind()))
                .toList();
        return Stream.of(
                        cause.types().isEmpty()
                                ? Optional.<double[]>empty()
                                : Optional.of(timeline.instancesOf(cause.types())),
                        left.isEmpty() ? Optional.<double[]>empty() : Optional.of(timeline.countOf(left)))
                .flatMap(Optional::stream)
                .toList();
    }
}
