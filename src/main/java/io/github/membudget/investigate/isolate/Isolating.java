package io.github.membudget.investigate.isolate;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassStart;
import io.github.membudget.model.Isolated;
import io.github.membudget.model.Isolated.Compared;
import io.github.membudget.model.Isolated.Trial;
import io.github.membudget.model.Isolated.TrialKind;
import io.github.membudget.model.Isolated.TrialRole;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.TestStatus;
import io.github.membudget.probe.format.ForkFigure;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares where a class stood with all others before it, and where without some. */
public final class Isolating {
    /** Single runs of one suite differ by so much without any cause. */
    private static final long LEAST = 16L << 20;

    private static final long LEAST_PARTS = 10;

    private Isolating() {}

    /** @param live of the module's forks */
    public static ClassStart stand(ModuleResult module, Iterable<LiveSet> live, String className) {
        Optional<ClassFacts> own = module.facts().classes().stream()
                .filter(one -> one.className().equals(className))
                .findFirst();
        Optional<HeapSnapshot> before = Optional.empty();
        for (LiveSet set : live) {
            if (own.filter(one -> one.pid() == set.pid()).isPresent()) {
                before = before(set, className);
            }
        }
        return new ClassStart(
                before.map(HeapSnapshot::live),
                before.flatMap(HeapSnapshot::offHeap),
                own.flatMap(one -> one.figures().bytes(ForkFigure.RSS_BEFORE)),
                own.flatMap(one -> one.figures().bytes(ForkFigure.PEAK)),
                module.facts().tests().stream()
                        .filter(test -> test.status() != TestStatus.PASSED && test.status() != TestStatus.SKIPPED)
                        .map(test -> test.id().className()
                                + test.id().method().map(name -> "." + name).orElse(""))
                        .collect(Collectors.toCollection(TreeSet::new)),
                module.outcome() == Outcome.COMPLETED,
                module.facts().classes().stream()
                        .map(ClassFacts::className)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The snapshot straight before the class; none where the snapshot that speaks for it speaks for others before it too. */
    private static Optional<HeapSnapshot> before(LiveSet set, String className) {
        for (int i = 1; i < set.snapshots().size(); i++) {
            if (set.snapshots().get(i).classes().get(0).equals(className)) {
                return Optional.of(set.snapshots().get(i - 1));
            }
        }
        return Optional.empty();
    }

    /**
     * @param className that was left out, or ran alone
     * @param all where the peaking class stood in the run of all classes
     * @param tried where it stood in the trial
     */
    public static Trial judge(TrialKind kind, String className, ClassStart all, ClassStart tried) {
        Optional<Compared> compared = kind == TrialKind.WITHOUT ? floors(all, tried) : peaks(all, tried);
        Optional<String> doubt = doubt(kind, className, all, tried);
        if (doubt.isPresent()) {
            return new Trial(kind, className, TrialRole.INCONCLUSIVE, compared, doubt);
        }
        if (compared.isEmpty()) {
            return new Trial(
                    kind,
                    className,
                    TrialRole.INCONCLUSIVE,
                    compared,
                    Optional.of("the runs have no figure in common"));
        }
        TrialRole role = kind == TrialKind.WITHOUT ? ofKeeper(compared.get()) : ofPeaking(compared.get(), tried);
        return new Trial(
                kind,
                className,
                role,
                compared,
                role == TrialRole.INCONCLUSIVE
                        ? Optional.of("single runs may differ by "
                                + noise(compared.get()).inMebibytes())
                        : Optional.empty());
    }

    private static Optional<String> doubt(TrialKind kind, String className, ClassStart all, ClassStart tried) {
        if (!tried.ended()) {
            return Optional.of("its JVM did not run to its end");
        }
        boolean asMeant = kind == TrialKind.WITHOUT
                ? !tried.classes().contains(className)
                : tried.classes().stream().allMatch(name -> name.equals(className) || name.startsWith(className + "$"));
        if (!asMeant) {
            return Optional.of("the tests are chosen in a way that cannot be narrowed");
        }
        SortedSet<String> failing = new TreeSet<>(tried.failing());
        failing.removeAll(all.failing());
        return failing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        failing.size() == 1
                                ? failing.first() + " fails then"
                                : failing.size() + " tests fail then, " + failing.first() + " first by name");
    }

    private static TrialRole ofKeeper(Compared floors) {
        return fall(floors) >= noise(floors).value() ? TrialRole.CULPRIT : TrialRole.INCONCLUSIVE;
    }

    /** Whether it takes the memory itself: what it adds alone, against what is gone with the others. */
    private static TrialRole ofPeaking(Compared peaks, ClassStart alone) {
        Optional<Long> own = alone.rss().map(start -> peaks.tried().value() - start.value());
        if (own.isEmpty()) {
            return TrialRole.INCONCLUSIVE;
        }
        long least = noise(peaks).value();
        if (fall(peaks) < least) {
            return own.get() >= least ? TrialRole.CULPRIT : TrialRole.INCONCLUSIVE;
        }
        return own.get() > fall(peaks) ? TrialRole.CULPRIT : TrialRole.VICTIM;
    }

    private static long fall(Compared figures) {
        return figures.all().value() - figures.tried().value();
    }

    private static Bytes noise(Compared figures) {
        return new Bytes(Math.max(LEAST, figures.all().value() / LEAST_PARTS));
    }

    private static Optional<Compared> peaks(ClassStart all, ClassStart tried) {
        return compared(Isolated.ComparedFigure.PEAK, all.peak(), tried.peak());
    }

    /** What is beside the heap counts where it fell by more than the JVM's compilers and a first class's start take and give. */
    private static Optional<Compared> floors(ClassStart all, ClassStart tried) {
        Optional<Compared> beside = compared(Isolated.ComparedFigure.IN_USE, inUse(all), inUse(tried))
                .filter(found -> all.beside().orElseThrow().value()
                                - tried.beside().orElseThrow().value()
                        >= Suspects.LEAST_OFF_HEAP);
        return beside.or(() -> compared(Isolated.ComparedFigure.LIVE_HEAP, all.live(), tried.live()))
                .or(() -> compared(Isolated.ComparedFigure.RSS, all.rss(), tried.rss()));
    }

    private static Optional<Bytes> inUse(ClassStart stand) {
        return stand.live().flatMap(live -> stand.beside().map(live::plus));
    }

    private static Optional<Compared> compared(
            Isolated.ComparedFigure figure, Optional<Bytes> all, Optional<Bytes> tried) {
        return all.flatMap(one -> tried.map(other -> new Compared(figure, one, other)));
    }
}
