package io.github.membudget.explain;

import io.github.membudget.model.Allocations;
import io.github.membudget.model.Holder;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
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
 * What each holder brought of the types that everybody uses (arrays, the JDK's): a rise of {@code byte[]} in which one holder is seen is no other
 * holder's. Those that are known best take first: a holder whose own type tells when it grew, then one whose size tells it, then the rest.
 */
final class Brought {
    /** What is left of a rise that others brought, where it is less than one part in so many of it, is their rounding. */
    private static final long REST = 8;

    /** {@code com.acme.Cache.load:5 in com.acme.UserTest.user}. */
    private static final Pattern SITE = Pattern.compile("(.+)\\.[^.]+ in (.+)");

    private static final Pattern MORE = Pattern.compile(" or one before it: \\d+ more, ");

    private record Key(long pid, String type) {}

    private final Map<Key, Map<String, Long>> taken = new HashMap<>();

    private final List<Allocations> allocations;

    private Brought(List<Allocations> allocations) {
        this.allocations = allocations;
    }

    /**
     * The same drafts in the same order, each knowing what others brought.
     *
     * @param allocations whose samples of objects that lived on tell by whom and when some were made
     */
    static List<Draft> of(List<Draft> drafts, List<Allocations> allocations) {
        Brought brought = new Brought(allocations);
        List<Draft> all = new ArrayList<>(drafts);
        List<Integer> open = IntStream.range(0, all.size())
                .filter(i -> all.get(i).holder().isPresent())
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        while (!open.isEmpty()) {
            // What one has taken may show the next more clearly.
            open.forEach(i -> all.set(i, brought.leave(drafts.get(i))));
            Integer next = Collections.min(
                    open, Comparator.comparing((Integer i) -> all.get(i).doubt()));
            open.remove(next);
            brought.take(all.get(next), all.get(next).holder().orElseThrow());
        }
        return all;
    }

    private Draft leave(Draft draft) {
        Holder held = draft.holder().orElseThrow();
        boolean many = Sampled.areMany(held, allocations);
        List<TypeGrowth> certain = draft.courses().stream()
                // Other holders may have objects of the same type.
                .filter(type -> many || Draft.isEverybodys(type))
                .map(type -> certain(type, held))
                .flatMap(Optional::stream)
                .toList();
        if (!certain.isEmpty()) {
            return draft.at(certain);
        }
        List<TypeGrowth> left = draft.courses().stream()
                .filter(Draft::isEverybodys)
                .map(this::rest)
                .toList();
        List<TypeGrowth> sampled = left.stream()
                .map(type -> sampled(type, draft.holder().orElseThrow()))
                .flatMap(Optional::stream)
                .toList();
        Draft told = draft.leaving(sampled, true);
        return told.sampled() ? told : draft.leaving(left, false);
    }

    /** The rises that enough of the holder's sampled objects tell, whatever the type's own look like: of small objects others of the type hide them. */
    private Optional<TypeGrowth> certain(TypeGrowth type, Holder holder) {
        Map<String, Long> weights = Sampled.weights(holder, type, allocations);
        if (!Sampled.areEnough(holder, allocations) || weights.isEmpty()) {
            return Optional.empty();
        }
        long all = weights.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Rise> rises = new LinkedHashMap<>();
        Map<String, Set<String>> classes = new HashMap<>();
        weights.forEach((span, weight) -> {
            String name = Sampled.className(span);
            // As looks call it, so that it is taken off what others may have brought.
            String place = type.rises().stream()
                    .map(Rise::place)
                    .filter(look -> isAt(look, span))
                    .findFirst()
                    .orElse(name);
            classes.computeIfAbsent(place, any -> new HashSet<>()).add(name);
            long bytes = Math.round((double) holder.retained().value() * weight / all);
            rises.merge(
                    place,
                    new Rise(place, 1, 1, bytes),
                    (one, other) -> new Rise(
                            place, classes.getOrDefault(place, Set.of()).size(), 1, one.bytes() + other.bytes()));
        });
        return Optional.of(with(
                type,
                rises.values().stream()
                        .sorted(Comparator.comparing(Rise::bytes).reversed())
                        .toList()));
    }

    /** With the rises alone at which samples say that the holder's own code made such objects. */
    private Optional<TypeGrowth> sampled(TypeGrowth type, Holder holder) {
        Set<String> made = madeByOwners(type, holder);
        List<Rise> rises = type.rises().stream()
                .filter(rise -> made.stream().anyMatch(span -> isAt(rise.place(), span)))
                .toList();
        return rises.isEmpty() ? Optional.empty() : Optional.of(with(type, rises));
    }

    private static TypeGrowth with(TypeGrowth type, List<Rise> rises) {
        return new TypeGrowth(type.pid(), type.type(), type.instances(), type.bytes(), rises, type.falls());
    }

    private Set<String> madeByOwners(TypeGrowth type, Holder holder) {
        Set<String> owners = HolderText.owners(holder);
        return allocations.stream()
                .filter(fork -> fork.pid() == type.pid())
                .flatMap(fork -> fork.old().stream())
                .filter(site -> TypeNames.readable(site.type()).equals(TypeNames.readable(type.type())))
                .map(site -> SITE.matcher(site.place()))
                .filter(site -> site.matches() && owners.contains(HolderText.outermost(site.group(1))))
                .map(site -> site.group(2))
                .collect(Collectors.toSet());
    }

    /** @param span a test or a class; a place may be several classes */
    static boolean isAt(String place, String span) {
        for (String one : place.split(" or one before it: |, ", -1)) {
            if (span.equals(one) || span.startsWith(one + ".") || span.startsWith(one + "$")) {
                return true;
            }
        }
        return false;
    }

    /** The same, where a place of many classes does not name all. */
    static boolean mayBeAt(String place, String span) {
        return isAt(place, span) || MORE.matcher(place).find();
    }

    private TypeGrowth rest(TypeGrowth type) {
        Map<String, Long> others = taken.getOrDefault(new Key(type.pid(), HolderText.shortName(type)), Map.of());
        List<Rise> rises = type.rises().stream()
                .map(rise -> less(rise, others.getOrDefault(rise.place(), 0L)))
                .filter(rise -> rise.bytes() > 0)
                .sorted(Comparator.comparing(Rise::bytes).reversed())
                .toList();
        return with(type, rises);
    }

    private static Rise less(Rise rise, long others) {
        long rest = rise.bytes() - others;
        if (others == 0 || rest > 0 && rest >= rise.bytes() / REST) {
            long instances = others == 0 ? rise.instances() : rise.instances() * rest / rise.bytes();
            return new Rise(rise.place(), rise.classes(), instances, rest);
        }
        return new Rise(rise.place(), rise.classes(), 0, 0);
    }

    /** Where its own type tells when, its content is spread as that rose; else the largest rises were its own, as far as it goes. */
    private void take(Draft draft, Holder holder) {
        draft.course().ifPresent(course -> {
            List<Rise> rises = draft.rises(course);
            long sum = rises.stream().mapToLong(Rise::bytes).sum();
            long content = holder.retained().value() - (draft.hasOwnType() ? course.bytes() : 0);
            if (sum <= 0 || content <= 0) {
                return;
            }
            Map<String, Long> own = taken.computeIfAbsent(
                    new Key(holder.pid(), HolderText.contentType(holder)), key -> new HashMap<>());
            long left = content;
            for (Rise rise : rises) {
                long part = draft.hasOwnType()
                        ? Math.round((double) content * rise.bytes() / sum)
                        : Math.min(left, rise.bytes());
                left -= part;
                own.merge(rise.place(), part, Long::sum);
            }
        });
    }
}
