package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.ARMED_PART;
import static io.github.membudget.investigate.diagnose.Thresholds.MOST_ARMING;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.investigate.diagnose.Arming.Filled;
import io.github.membudget.investigate.diagnose.Arming.Part;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.HeapPath;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds, on the way to what a holder keeps, an object that records: one class made it, and others filled it. */
final class ArmingSearch {
    /** Last words of names of classes that are called for what others do. */
    private static final Pattern RECORDS = Pattern.compile(
            ".*(?:Listener|Handler|Appender|Recorder|Recording|Subscriber|Observer|Interceptor|Journal|Spy|Mock"
                    + "|Exporter|Sink|Watcher|Hook|Callback|Tracker|Capturer)s?\\d*");

    private final RunEvidence evidence;
    private final Set<String> tests;

    ArmingSearch(RunEvidence evidence) {
        this.evidence = evidence;
        tests = LiveGrowth.classes(evidence.live()).collect(Collectors.toSet());
    }

    /** @param samples of what the cause's holder keeps */
    Optional<Arming> of(CauseCandidate cause, Optional<SampledObjects> samples) {
        return cause.holder().flatMap(holder -> of(cause, holder, samples));
    }

    private Optional<Arming> of(CauseCandidate cause, Holder holder, Optional<SampledObjects> samples) {
        Optional<LiveSet> live = evidence.live().stream()
                .filter(set -> set.pid() == holder.pid())
                .findFirst();
        int steps = holder.path().steps().size();
        // The nearest to what is kept: what stands further up may have been there for other reasons.
        return live.flatMap(set -> IntStream.iterate(steps - 2, step -> step >= 0, step -> step - 1)
                .mapToObj(step -> at(step, cause, holder, set, samples))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private Optional<Arming> at(
            int step, CauseCandidate cause, Holder holder, LiveSet live, Optional<SampledObjects> samples) {
        Optional<String> type = holder.path().typeAt(step).filter(name -> records(cause.rule(), name));
        List<SnapshotPlace> places = type.map(name -> came(live, name)).orElse(List.of());
        return places.isEmpty() || places.size() > MOST_ARMING
                ? Optional.empty()
                : filled(cause, holder, step, samples)
                        .map(filled -> without(filled, places))
                        .filter(filled -> !filled.places().isEmpty())
                        .map(filled -> new Arming(type.orElseThrow(), places, filled));
    }

    private boolean records(Rule rule, String type) {
        if (TypeNames.isJdks(type) || !type.contains(".")) {
            return false;
        }
        return rule.signs().recorder()
                || tests.contains(TypeNames.outermost(type))
                || RECORDS.matcher(type).matches();
    }

    /** At which snapshots instances came that are still there at the end. */
    private static List<SnapshotPlace> came(LiveSet live, String type) {
        List<HeapSnapshot> snapshots = live.snapshots();
        long[] counts = new long[snapshots.size()];
        long last = 0;
        for (int i = 0; i < counts.length; i++) {
            last = instances(snapshots.get(i), type).orElse(last);
            counts[i] = last;
        }
        List<SnapshotPlace> places = new ArrayList<>();
        long least = Long.MAX_VALUE;
        for (int i = counts.length - 1; i > 0; i--) {
            least = Math.min(least, counts[i]);
            if (counts[i - 1] < least) {
                places.add(0, snapshots.get(i).place());
            }
        }
        return List.copyOf(places);
    }

    private static Optional<Long> instances(HeapSnapshot snapshot, String type) {
        return snapshot.changed().entrySet().stream()
                .filter(entry ->
                        TypeNames.lasting(TypeNames.readable(entry.getKey())).equals(type))
                .map(Map.Entry::getValue)
                .map(Use::instances)
                .reduce(Long::sum);
    }

    /** By the type further down that grew most in number, or by samples where all of these are common. */
    private Optional<Filled> filled(CauseCandidate cause, Holder holder, int step, Optional<SampledObjects> samples) {
        Set<String> below = holder
                .path()
                .steps()
                .subList(step + 1, holder.path().steps().size())
                .stream()
                .flatMap(one -> new HeapPath(List.of(one)).types())
                .collect(Collectors.toSet());
        Optional<TypeGrowth> type = Stream.concat(cause.types().stream(), evidence.growth().stream())
                .filter(one -> one.pid() == holder.pid() && !CommonTypes.isCommon(one))
                .filter(one -> below.contains(TypeNames.readable(one.type())))
                .max(Comparator.comparingLong(TypeGrowth::instances));
        return type.map(grown -> new Filled(
                        TypeNames.readable(grown.type()),
                        grown.rises().stream()
                                .sorted(Comparator.comparingLong(Rise::instances)
                                        .reversed())
                                .map(rise -> new Part(rise.place().toString(), rise.instances()))
                                .toList()))
                .or(() -> samples.filter(SampledObjects::areEnough)
                        .map(objects -> new Filled(
                                "",
                                objects.classes().stream()
                                        .map(name -> new Part(name, 0))
                                        .toList())));
    }

    /** Without the classes that turned it on; nothing where these brought much themselves. */
    private static Filled without(Filled filled, List<SnapshotPlace> places) {
        long all = filled.places().stream().mapToLong(Part::instances).sum();
        long own = filled.places().stream()
                .filter(part -> isAt(part, places))
                .mapToLong(Part::instances)
                .sum();
        boolean isOwn = filled.type().isEmpty() && filled.places().stream().anyMatch(part -> isAt(part, places));
        return isOwn || own * ARMED_PART > all
                ? new Filled(filled.type(), List.of())
                : new Filled(
                        filled.type(),
                        filled.places().stream()
                                .filter(part -> !isAt(part, places))
                                .filter(part -> part.instances() * ARMED_PART >= all
                                        || filled.type().isEmpty())
                                .toList());
    }

    private static boolean isAt(Part part, List<SnapshotPlace> places) {
        return places.stream().anyMatch(place -> place.toString().equals(part.place()) || place.has(part.place()));
    }
}
