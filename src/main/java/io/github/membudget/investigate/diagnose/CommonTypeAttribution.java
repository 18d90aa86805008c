package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.GOOD_PART;
import static io.github.membudget.investigate.diagnose.Thresholds.ROUNDING_OF_RISE;

import io.github.membudget.investigate.diagnose.CauseCandidate.AttributedRises;
import io.github.membudget.model.Allocations;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Divides the growth of common types (arrays, the JDK's) among the holders that keep them: a rise of {@code byte[]} that one holder explains is no
 * other holder's. The holder whose growth is known best takes its part first.
 */
final class CommonTypeAttribution {
    /** {@code com.acme.Cache.load:5 in com.acme.UserTest.user}. */
    private static final Pattern SITE = Pattern.compile("(.+)\\.[^.]+ in (.+)");

    private record Key(long pid, String type) {}

    private final List<Allocations> allocations;

    /** Bytes of each type's rises, by place, that holders have taken so far. */
    private final Map<Key, Map<SnapshotPlace, Long>> taken = new HashMap<>();

    private CommonTypeAttribution(List<Allocations> allocations) {
        this.allocations = allocations;
    }

    /**
     * The same causes in the same order, each with its part.
     *
     * @param allocations whose samples of objects that lived on tell by whom and when some were made
     */
    static List<CauseCandidate> of(List<CauseCandidate> causes, List<Allocations> allocations) {
        CommonTypeAttribution attribution = new CommonTypeAttribution(allocations);
        List<CauseCandidate> all = new ArrayList<>(causes);
        List<Integer> open = IntStream.range(0, all.size())
                .filter(i -> all.get(i).holder().isPresent())
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        while (!open.isEmpty()) {
            // What one has taken may show the next more clearly.
            open.forEach(i -> all.set(i, attribution.attribute(causes.get(i))));
            Integer best = Collections.min(
                    open, Comparator.comparing((Integer i) -> all.get(i).certainty()));
            open.remove(best);
            attribution.take(all.get(best), all.get(best).holder().orElseThrow());
        }
        return all;
    }

    private CauseCandidate attribute(CauseCandidate cause) {
        Holder holder = cause.holder().orElseThrow();
        List<TypeGrowth> certain = certain(cause, SampledObjects.of(holder, allocations));
        if (!certain.isEmpty()) {
            return cause.with(new AttributedRises(certain, true));
        }
        List<TypeGrowth> rest = cause.types().stream()
                .filter(CommonTypes::isCommon)
                .map(this::withoutTaken)
                .toList();
        List<TypeGrowth> sampled = enough(
                rest.stream().flatMap(type -> sampled(type, holder).stream()).toList(), cause);
        return cause.with(
                sampled.isEmpty()
                        ? new AttributedRises(enough(rest, cause), false)
                        : new AttributedRises(sampled, true));
    }

    /** Types whose rises can still be all that the holder keeps. */
    private static List<TypeGrowth> enough(List<TypeGrowth> types, CauseCandidate cause) {
        long retained = cause.retained();
        return types.stream()
                .filter(type -> type.rises().stream().mapToLong(Rise::bytes).sum() >= retained - retained / GOOD_PART)
                .toList();
    }

    /** What enough of the holder's sampled objects tell, whatever the type's own rises look like: those of small objects hide behind others'. */
    private static List<TypeGrowth> certain(CauseCandidate cause, SampledObjects samples) {
        if (!samples.areEnough()) {
            return List.of();
        }
        return cause.types().stream()
                // Other holders may have objects of the same type.
                .filter(type -> samples.areMany() || CommonTypes.isCommon(type))
                .filter(type -> !samples.weights(type).isEmpty())
                .map(type -> certain(type, samples))
                .toList();
    }

    private static TypeGrowth certain(TypeGrowth type, SampledObjects samples) {
        Map<String, Long> weights = samples.weights(type);
        long all = weights.values().stream().mapToLong(Long::longValue).sum();
        Map<SnapshotPlace, Set<String>> classes = new LinkedHashMap<>();
        Map<SnapshotPlace, Long> bytes = new HashMap<>();
        weights.forEach((span, weight) -> {
            SnapshotPlace place = place(type, span);
            classes.computeIfAbsent(place, any -> new HashSet<>()).add(SampledObjects.className(span));
            long part = Math.round((double) samples.holder().retained().value() * weight / all);
            bytes.merge(place, part, Long::sum);
        });
        return with(
                type,
                classes.entrySet().stream()
                        .map(one ->
                                new Rise(one.getKey(), one.getValue().size(), 1, bytes.getOrDefault(one.getKey(), 0L)))
                        .sorted(Comparator.comparing(Rise::bytes).reversed())
                        .toList());
    }

    /** As snapshots call it, so that it is taken off what others may have brought. */
    private static SnapshotPlace place(TypeGrowth type, String span) {
        return type.rises().stream()
                .map(Rise::place)
                .filter(place -> place.has(span))
                .findFirst()
                .orElseGet(() -> SnapshotPlace.of(SampledObjects.className(span)));
    }

    /** With the rises alone at which samples say that the holder's own code made such objects. */
    private Optional<TypeGrowth> sampled(TypeGrowth type, Holder holder) {
        Set<String> made = madeByOwners(type, holder);
        List<Rise> rises = type.rises().stream()
                .filter(rise -> made.stream().anyMatch(rise.place()::has))
                .toList();
        return rises.isEmpty() ? Optional.empty() : Optional.of(with(type, rises));
    }

    private static TypeGrowth with(TypeGrowth type, List<Rise> rises) {
        return new TypeGrowth(type.pid(), type.type(), type.instances(), type.bytes(), rises, type.falls());
    }

    private Set<String> madeByOwners(TypeGrowth type, Holder holder) {
        Set<String> owners = holder.owners();
        return allocations.stream()
                .filter(fork -> fork.pid() == type.pid())
                .flatMap(fork -> fork.old().stream())
                .filter(site -> TypeNames.readable(site.type()).equals(TypeNames.readable(type.type())))
                .map(site -> SITE.matcher(site.place()))
                .filter(site -> site.matches() && owners.contains(TypeNames.outermost(site.group(1))))
                .map(site -> site.group(2))
                .collect(Collectors.toSet());
    }

    private TypeGrowth withoutTaken(TypeGrowth type) {
        Map<SnapshotPlace, Long> others =
                taken.getOrDefault(new Key(type.pid(), TypeNames.readable(type.type())), Map.of());
        List<Rise> rises = type.rises().stream()
                .map(rise -> less(rise, others.getOrDefault(rise.place(), 0L)))
                .filter(rise -> rise.bytes() > 0)
                .sorted(Comparator.comparing(Rise::bytes).reversed())
                .toList();
        return with(type, rises);
    }

    private static Rise less(Rise rise, long others) {
        long rest = rise.bytes() - others;
        if (others == 0 || rest > 0 && rest >= rise.bytes() / ROUNDING_OF_RISE) {
            long instances = others == 0 ? rise.instances() : rise.instances() * rest / rise.bytes();
            return new Rise(rise.place(), rise.classes(), instances, rest);
        }
        return new Rise(rise.place(), rise.classes(), 0, 0);
    }

    /** Where its own type tells when, its content is spread as that rose. Else the largest rises were its own, as far as it goes. */
    private void take(CauseCandidate cause, Holder holder) {
        if (cause.content().isEmpty()) {
            return;
        }
        TypeGrowth type = cause.content().get();
        List<Rise> rises = cause.rises(type);
        long sum = rises.stream().mapToLong(Rise::bytes).sum();
        long content = cause.retained() - (cause.hasOwnType() ? type.bytes() : 0);
        if (sum <= 0 || content <= 0) {
            return;
        }
        Map<SnapshotPlace, Long> own = taken.computeIfAbsent(
                new Key(holder.pid(), holder.path().lastType().orElse("")), key -> new HashMap<>());
        long left = content;
        for (Rise rise : rises) {
            long part = cause.hasOwnType()
                    ? Math.round((double) content * rise.bytes() / sum)
                    : Math.min(left, rise.bytes());
            left -= part;
            own.merge(rise.place(), part, Long::sum);
        }
    }
}
