package io.github.membudget.growth;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.GrowthPattern.Blame;
import io.github.membudget.model.GrowthPattern.Contribution;
import io.github.membudget.model.GrowthPattern.Doubt;
import io.github.membudget.model.GrowthPattern.Part;
import io.github.membudget.model.GrowthPattern.Role;
import io.github.membudget.probe.format.ForkFigure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells a class that took the memory from one that stood on what others had kept, as far as one run can. */
final class PeakBlame {
    private static final int MOST_KEEPERS = 3;

    /** Below this the question is idle. */
    private static final long LEAST_GROWN = 16L << 20;

    private PeakBlame() {}

    /**
     * @param classes of one fork, in the order in which they began, none inside another
     * @param lived where an investigation looked into the fork
     */
    static Optional<Blame> of(List<ClassFacts> classes, Optional<LivedOn> lived) {
        Optional<ClassFacts> highest = classes.stream()
                .filter(one -> one.figures().bytes(ForkFigure.PEAK).isPresent()
                        && one.figures().bytes(ForkFigure.RSS_BEFORE).isPresent())
                .max(Comparator.comparing(
                        one -> one.figures().bytes(ForkFigure.PEAK).orElseThrow()));
        return highest.flatMap(peaking -> of(classes, peaking, lived));
    }

    private static Optional<Blame> of(List<ClassFacts> classes, ClassFacts peaking, Optional<LivedOn> lived) {
        Bytes baseline = classes.get(0).figures().bytes(ForkFigure.RSS_BEFORE).orElse(Bytes.ZERO);
        Bytes floor = peaking.figures().bytes(ForkFigure.RSS_BEFORE).orElseThrow();
        Bytes own = peaking.peakGrowth();
        long risen = floor.value() - baseline.value();
        if (Math.max(0, risen) + own.value() < LEAST_GROWN) {
            return Optional.empty();
        }
        Set<ClassFacts> overlapping = Overlaps.of(classes);
        List<ClassFacts> before =
                classes.stream().takeWhile(one -> one != peaking).toList();
        List<Contribution> keepers = before.stream()
                .map(one -> new Contribution(
                        Part.CLASS,
                        one.className(),
                        1,
                        one.kept(),
                        one.peakGrowth(),
                        overlapping.contains(one),
                        lived.flatMap(known -> known.of(List.of(one)))))
                .filter(one -> one.stayed() > 0)
                .sorted(Comparator.comparingLong(Contribution::share).reversed())
                .limit(MOST_KEEPERS)
                .toList();
        Optional<Bytes> known = lived.map(looked -> new Bytes(Math.max(0, looked.before(peaking.className()))));
        Role role = own.value() > risen ? Role.CULPRIT : Role.VICTIM;
        if (role == Role.VICTIM && known.isPresent() && known.get().value() * 2 < risen) {
            role = Role.ON_GARBAGE;
        }
        Optional<Doubt> doubt =
                overlapping.isEmpty() ? doubt(classes, before, role, risen, known) : Optional.of(Doubt.SHARED);
        return Optional.of(new Blame(
                doubt.isPresent() ? Role.INCONCLUSIVE : role, peaking.className(), floor, own, keepers, known, doubt));
    }

    private static Optional<Doubt> doubt(
            List<ClassFacts> classes, List<ClassFacts> before, Role role, long risen, Optional<Bytes> lived) {
        if (before.isEmpty()) {
            return Optional.of(classes.size() == 1 ? Doubt.ONLY_ONE : Doubt.RAN_FIRST);
        }
        if (role == Role.VICTIM && lived.isEmpty() && !live(before.get(before.size() - 1), risen)) {
            return Optional.of(Doubt.GARBAGE);
        }
        return Optional.empty();
    }

    /** Whether what is known to be in use makes up at least half of what RSS rose by until then. */
    private static boolean live(ClassFacts last, long risen) {
        long known = 0;
        for (ForkFigure figure :
                List.of(ForkFigure.HEAP_AFTER_COLLECTION, ForkFigure.DIRECT_BUFFERS, ForkFigure.MAPPED_BUFFERS)) {
            known += last.figures().count(figure).orElse(0);
        }
        return known * 2 >= risen;
    }
}
