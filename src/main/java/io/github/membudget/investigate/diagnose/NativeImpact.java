package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.FAR_MORE;
import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_KEPT;
import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_NATIVE;
import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_PART_OF_CAUSE;
import static io.github.membudget.investigate.diagnose.Thresholds.SNAPSHOTS_WITHOUT;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.probe.format.ForkFigure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measures what causes take that no heap dump shows: memory of native libraries, mapped files, child processes. */
final class NativeImpact {
    /** Kinds of causes of which nothing but the memory of the process tells what they take. */
    private static final Set<String> NATIVE = Set.of("native-memory", "mapped-files");

    private final GrowthTimeline timeline;
    private final List<CauseGrowth> growths;

    NativeImpact(GrowthTimeline timeline, List<CauseGrowth> growths) {
        this.timeline = timeline;
        this.growths = growths;
    }

    /** What rose outside of the heap at the snapshots of one cause. */
    private record Risen(int snapshots, long bytes) {}

    /** Where only this cause is known to take native memory: its snapshots are too few to tell it from what else rose there. */
    private Optional<Risen> risenWith(CauseGrowth growth) {
        double[] own = nativeRises(Stream.of(growth));
        double[] others = nativeRises(growths.stream().filter(one -> one != growth));
        double least = LEAST_PART_OF_CAUSE * Arrays.stream(own).sum();
        int[] snapshots = IntStream.range(0, own.length)
                .filter(i -> own[i] > 0 && own[i] >= least)
                .toArray();
        if (snapshots.length == 0 || Arrays.stream(snapshots).anyMatch(i -> others[i] > 0)) {
            return Optional.empty();
        }
        double[] offHeap = timeline.offHeap();
        double[] without = IntStream.range(0, own.length)
                .filter(i -> own[i] == 0)
                .mapToDouble(i -> offHeap[i])
                .sorted()
                .toArray();
        double usual = without.length < SNAPSHOTS_WITHOUT ? 0 : without[without.length / 2];
        double bytes =
                Arrays.stream(snapshots).mapToDouble(i -> offHeap[i] - usual).sum();
        return Optional.of(new Risen(snapshots.length, Math.round(bytes)));
    }

    Optional<Measure> atItsSnapshots(CauseGrowth growth) {
        return risenWith(growth).flatMap(risen -> atItsSnapshots(growth.cause(), risen));
    }

    private static Optional<Measure> atItsSnapshots(CauseCandidate cause, Risen risen) {
        long bytes = risen.bytes();
        long most = cause.symptoms().count() * cause.rule().signs().each();
        String exception = cause.rule().signs().more();
        boolean isFarMore = !exception.isEmpty() && bytes >= FAR_MORE * Math.max(most, LEAST_NATIVE);
        if (most > 0 && bytes > most && !isFarMore) {
            return most < LEAST_NATIVE
                    ? Optional.empty()
                    : Optional.of(new Measure.MostByRule(new Bytes(most), new Bytes(bytes)));
        }
        return bytes < LEAST_NATIVE
                ? Optional.empty()
                : Optional.of(
                        new Measure.AllAtItsSnapshots(new Bytes(bytes), risen.snapshots(), isFarMore ? exception : ""));
    }

    /** The JVM knows how much it has mapped, though not what of it is resident. */
    Optional<Measure> mapped(CauseGrowth growth) {
        long mapped = timeline.atTheEnd(ForkFigure.MAPPED_BUFFERS);
        return growth.cause().rule().kind().equals("mapped-files")
                ? risenWith(growth)
                        .filter(risen -> Math.min(mapped, risen.bytes()) >= LEAST_NATIVE)
                        .map(risen -> new Measure.MappedFiles(
                                new Bytes(Math.min(mapped, risen.bytes())), new Bytes(mapped), risen.snapshots()))
                : Optional.empty();
    }

    /** The JVM knows which class loader has which metaspace. */
    Optional<Measure> metaspace(CauseGrowth growth) {
        CauseCandidate cause = growth.cause();
        Use use = timeline.loaders(Stream.concat(
                        cause.types().stream().map(TypeGrowth::type),
                        cause.symptoms().kept().stream().map(Kept::name))
                .collect(Collectors.toSet()));
        return isOfLoaders(cause.rule()) && use.bytes() >= LEAST_KEPT
                ? Optional.of(new Measure.Metaspace(new Bytes(use.bytes()), use.instances()))
                : Optional.empty();
    }

    private static boolean isOfLoaders(Rule rule) {
        return rule.kind().equals("class-loader") || rule.opens().contains("class-loaders-kept");
    }

    /** Of small processes most are the system's libraries, which all processes share. */
    Optional<Measure> children(CauseGrowth growth) {
        long alive = timeline.atTheEnd(ForkFigure.CHILD_PROCESSES);
        long bytes = timeline.atTheEnd(ForkFigure.CHILD_PROCESSES_RSS);
        return growth.cause().rule().kind().equals("processes") && alive > 0 && bytes >= alive * LEAST_NATIVE
                ? Optional.of(new Measure.ChildProcesses(new Bytes(bytes), alive))
                : Optional.empty();
    }

    private double[] nativeRises(Stream<CauseGrowth> of) {
        double[] all = new double[timeline.snapshots()];
        of.filter(growth -> isNative(growth.cause().rule())
                        && growth.cause().holder().isEmpty())
                .flatMap(this::ownRises)
                .forEach(rises -> Arrays.setAll(all, i -> all[i] + Math.max(0, rises[i])));
        return all;
    }

    private Stream<double[]> ownRises(CauseGrowth growth) {
        return growth.rises().isEmpty()
                ? Stream.of(timeline.instancesOf(growth.cause().types()))
                : growth.rises().stream();
    }

    private static boolean isNative(Rule rule) {
        return NATIVE.contains(rule.kind()) || rule.signs().each() > 0;
    }
}
