package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.MOST_PLACES;
import static io.github.membudget.investigate.diagnose.Thresholds.REPEATED;

import io.github.membudget.model.Allocations;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.ContextCache;
import io.github.membudget.model.heap.GcRoot;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Kept;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what counts as evidence of one cause, and where it is to be looked for. */
final class CauseDiagnosis {
    /** The kind of rule for contexts that Spring's test framework keeps. */
    private static final String CONTEXT_CACHE = "context-cache";

    private final GroupedCause group;
    private final CauseCandidate cause;
    private final List<Allocations> allocations;
    private final Optional<SampledObjects> samples;
    private final Optional<Arming> arming;

    /** Classes in whose span sampled objects were made. */
    private final List<String> makers;

    private final List<String> makersOutsideOfTests;

    /** Whether samples alone tell when it came. */
    private final boolean isKnownBySamples;

    private final boolean isKnownByMany;

    private final List<ContextCache> contextCaches;

    private CauseDiagnosis(GroupedCause group, RunEvidence run, ArmingSearch search) {
        this.group = group;
        allocations = run.allocations();
        contextCaches = run.heap().contextCaches();
        cause = group.cause();
        samples = cause.holder().map(holder -> SampledObjects.of(holder, allocations));
        arming = search.of(cause, samples);
        makers = samples.map(SampledObjects::classes).orElse(List.of());
        makersOutsideOfTests = samples.map(SampledObjects::makersOutsideOfTests).orElse(List.of());
        isKnownBySamples = samples.filter(SampledObjects::areEnough).isPresent();
        isKnownByMany = samples.filter(SampledObjects::areMany).isPresent();
    }

    static DiagnosedCause of(GroupedCause group, RunEvidence run, ArmingSearch search) {
        CauseDiagnosis diagnosis = new CauseDiagnosis(group, run, search);
        return new DiagnosedCause(
                group.cause(),
                group.impact(),
                diagnosis.arming,
                SeverityRating.of(group, diagnosis.accumulates()),
                diagnosis.where(),
                MainPackages.of(group),
                diagnosis.evidence());
    }

    /** What a class's thread holds on, or several of its tests added to, is no table that is filled once. */
    private boolean accumulates() {
        return cause.symptoms().left().stream().anyMatch(Leftover::isThread)
                || samples.filter(objects -> objects.tests() >= REPEATED).isPresent()
                || cause.types().stream().anyMatch(CauseDiagnosis::areOfSeveralTests);
    }

    /** Instances of a test class that came while it ran: JUnit makes one for each test. */
    private static boolean areOfSeveralTests(TypeGrowth type) {
        return type.instances() >= REPEATED
                && type.rises().stream()
                        .anyMatch(rise -> rise.place().className().equals(type.type())
                                || rise.place().earlier().contains(type.type()));
    }

    private List<Location> where() {
        List<Location> where = new ArrayList<>();
        cause.holder().map(Location.Root::new).ifPresent(where::add);
        named(arming.stream().flatMap(one -> one.places().stream()).map(SnapshotPlace::toString))
                .forEach(where::add);
        named(group.most().growth().places().stream().limit(MOST_PLACES).map(SnapshotPlace::toString))
                .forEach(where::add);
        named(cause.holder().filter(Holder::isOfSeveralClasses).stream()
                        .flatMap(Holder::declaring)
                        .limit(MOST_PLACES))
                .forEach(where::add);
        named(cause.tests().stream().map(Kept::name)).forEach(where::add);
        roots().map(Location.Reaching::new).forEach(where::add);
        where.addAll(makers());
        named(makersOutsideOfTests.stream().limit(MOST_PLACES)).forEach(where::add);
        named(placesOfGrowth()).forEach(where::add);
        named(group.placesElsewhere().stream().limit(MOST_PLACES).map(SnapshotPlace::toString))
                .forEach(where::add);
        named(group.elsewhere().stream()
                        .flatMap(holder -> SampledObjects.of(holder, allocations).classes().stream())
                        .limit(MOST_PLACES))
                .forEach(where::add);
        cause.symptoms().left().stream()
                .map(one -> new Location.LeftBy(one.className(), one.left().shared()))
                .distinct()
                .limit(MOST_PLACES)
                .forEach(where::add);
        return List.copyOf(where);
    }

    private static Stream<Location> named(Stream<String> names) {
        return names.map(Location.Named::new);
    }

    /** Of pools of threads each has a field of its own, which one thread's name does not tell. */
    private Stream<GcRoot> roots() {
        return cause.holder().filter(Holder::isThread).isPresent()
                ? Stream.empty()
                : cause.symptoms().kept().stream()
                        .flatMap(kept -> kept.root().stream())
                        .filter(root -> !(root instanceof GcRoot.RunningMethod));
    }

    private List<Location> makers() {
        if (!isKnownBySamples && cause.attributed().sampled()) {
            return List.of();
        }
        List<Location> locations =
                named(makers.stream().limit(MOST_PLACES)).collect(Collectors.toCollection(ArrayList::new));
        if (makers.size() > MOST_PLACES) {
            locations.add(new Location.MoreClasses(makers.size() - MOST_PLACES));
        }
        return locations;
    }

    private Stream<String> placesOfGrowth() {
        return cause.types().stream()
                // Every test adds a result, whatever it leaves.
                .filter(type -> cause.tests().isEmpty())
                .filter(type -> makersOutsideOfTests.isEmpty() || !CommonTypes.isCommon(type))
                // A snapshot may speak for more classes than those that are known.
                .filter(type -> !isKnownBySamples || !isKnownByMany && !CommonTypes.isCommon(type))
                .collect(Collectors.groupingBy(TypeGrowth::type, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(this::largestPlaces)
                // What is known of one class of a snapshot needs no others that shared it.
                .filter(place -> !isKnownBySamples || makers.stream().noneMatch(place::mayHave))
                .map(SnapshotPlace::toString);
    }

    private Stream<SnapshotPlace> largestPlaces(List<TypeGrowth> inForks) {
        return inForks.stream()
                .flatMap(type -> cause.rises(type).stream())
                .sorted(Comparator.comparingLong(Rise::bytes).reversed())
                .map(Rise::place)
                .filter(SnapshotPlace::isAfterAClass)
                .limit(MOST_PLACES);
    }

    private List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        arming.map(Evidence.Armed::new).ifPresent(evidence::add);
        cachedContexts().ifPresent(evidence::add);
        cause.holder().map(Evidence.HeldBy::new).ifPresent(evidence::add);
        samples.map(SampledObjects::all)
                .filter(objects -> !objects.isEmpty())
                .map(Evidence.Sampled::new)
                .ifPresent(evidence::add);
        if (!group.elsewhere().isEmpty()) {
            evidence.add(new Evidence.HeldElsewhere(group.elsewhere()));
        }
        Symptoms own = cause.symptoms().without(cause.owned());
        if (!cause.owned().isEmpty()) {
            evidence.add(new Evidence.Owns(cause.owned()));
        }
        largest(own.kept(), Kept::name, Kept::all)
                .forEach((kept, others) -> evidence.add(new Evidence.KeptAtEnd(kept, others)));
        largest(tellingTypes(), TypeGrowth::type, type -> new Bytes(Math.max(0, type.bytes())))
                .forEach((type, others) -> evidence.add(new Evidence.Grown(type, isOfOthersToo(type), others)));
        own.left().stream()
                .collect(Collectors.groupingBy(one -> one.left().kind().word(), TreeMap::new, Collectors.toList()))
                .forEach((kind, all) -> evidence.add(new Evidence.LeftBehind(kind, all)));
        seenOnce().ifPresent(evidence::add);
        cause.holder()
                .filter(Holder::endsWithCopiedArray)
                .map(holder -> new Evidence.CopiedAsItGrows())
                .ifPresent(evidence::add);
        group.most()
                .growth()
                .follows()
                .filter(rule -> cause.tests().isEmpty())
                .map(Evidence.RoseWith::new)
                .ifPresent(evidence::add);
        return List.copyOf(evidence);
    }

    private Optional<Evidence> cachedContexts() {
        return contextCaches.stream()
                .filter(cache -> cause.rule().kind().equals(CONTEXT_CACHE) && cause.mayBeIn(cache.pid()))
                .max(Comparator.comparing(ContextCache::contexts))
                .map(Evidence.CachedContexts::new);
    }

    private boolean isOfOthersToo(TypeGrowth type) {
        return cause.holder().isPresent() && CommonTypes.isCommon(type);
    }

    /** Where samples tell when it came, a common type of which more came than is held says nothing of this holder. */
    private List<TypeGrowth> tellingTypes() {
        return cause.types().stream()
                .filter(type -> !cause.owned().grown().contains(type))
                .filter(type -> !isKnownBySamples || !isOfOthersToo(type) || type.bytes() <= cause.retained())
                .toList();
    }

    /** Of what several forks show alike the one that shows the most, with how many others do. */
    private static <T> Map<T, Integer> largest(List<T> all, Function<T, String> name, Function<T, Bytes> size) {
        Map<T, Integer> largest = new LinkedHashMap<>();
        all.stream()
                .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> largest.put(Collections.max(alike, Comparator.comparing(size)), alike.size() - 1));
        return largest;
    }

    private Optional<Evidence> seenOnce() {
        boolean isSeenOnce = cause.holder().isPresent()
                && group.elsewhere().isEmpty()
                && arming.isEmpty()
                && makers.size() <= 1
                && !accumulates()
                && cause.types().stream().allMatch(type -> cause.rises(type).size() <= 1);
        return isSeenOnce
                ? Optional.of(new Evidence.SeenOnce(
                        cause.rises().mapToInt(Rise::classes).max().orElse(1)))
                : Optional.empty();
    }
}
