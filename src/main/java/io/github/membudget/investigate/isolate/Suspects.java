package io.github.membudget.investigate.isolate;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.GrowthPattern.Blame;
import io.github.membudget.model.GrowthPattern.Doubt;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.ModuleResult;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The class in which a module's fork peaked, and those before it that kept most.
 *
 * @param keepers the most first
 * @param none why nothing can be tried, in words for the user, where nothing can
 */
public record Suspects(Optional<String> peaking, List<Keeper> keepers, Optional<String> none) {
    private static final int MOST = 3;

    /** What kept less makes no difference that single runs could show. */
    private static final long LEAST_KEPT = 16L << 20;

    /** The JVM's own compilers, collector and class data come and go by less. */
    static final long LEAST_OFF_HEAP = 32L << 20;

    /**
     * A class before the peaking one.
     *
     * @param kept bytes that came while it ran and stayed; 0 where it only turned on what others filled
     */
    public record Keeper(String className, long kept) {}

    /**
     * @param live of the module's forks; where a fork has none, RSS tells who kept
     * @param arming classes that turned on what later classes filled: they come first, though they keep little themselves
     */
    public static Suspects of(ModuleResult module, List<LiveSet> live, List<String> arming) {
        Suspects suspects = of(module, live);
        return suspects.peaking()
                .map(peaking -> new Suspects(
                        suspects.peaking(),
                        Stream.concat(
                                        arming.stream()
                                                .filter(name -> !name.equals(peaking))
                                                .distinct()
                                                .map(name -> new Keeper(name, 0)),
                                        suspects.keepers().stream()
                                                .filter(keeper -> !arming.contains(keeper.className())))
                                .limit(MOST)
                                .toList(),
                        Optional.empty()))
                .orElse(suspects);
    }

    private static Suspects of(ModuleResult module, List<LiveSet> live) {
        Optional<GrowthPattern> highest = module.growth().stream()
                .filter(pattern -> pattern.blame().isPresent())
                .max(Comparator.comparing(pattern -> top(pattern.blame().orElseThrow())));
        if (highest.isEmpty()) {
            return none("no class of it raised its JVM by 16 MiB or more, or its JVMs noted no figures of their own");
        }
        Blame blame = highest.get().blame().orElseThrow();
        if (blame.why().filter(Doubt.SHARED::equals).isPresent()) {
            return none(
                    "its classes ran at the same time, so that leaving one out changes what runs beside the others");
        }
        if (module.facts().forks().size() > 1) {
            return none("it ran in several JVMs, and which class shares one with which is not the same in every run");
        }
        if (blame.why().filter(Doubt.ONLY_ONE::equals).isPresent()) {
            return none("only one class ran, so that there is none to leave out");
        }
        long pid = highest.get().pid();
        return new Suspects(
                Optional.of(blame.className()),
                live.stream()
                        .filter(set -> set.pid() == pid && set.snapshots().size() > 1)
                        .findFirst()
                        .map(set -> keepers(set, module.facts().classes(), blame.className()))
                        .orElseGet(() -> keepers(blame)),
                Optional.empty());
    }

    private static Suspects none(String why) {
        return new Suspects(Optional.empty(), List.of(), Optional.of(why));
    }

    private static Bytes top(Blame blame) {
        return blame.floor().plus(blame.own());
    }

    private static List<Keeper> keepers(Blame blame) {
        return blame.keepers().stream()
                .filter(keeper -> keeper.kept() >= LEAST_KEPT)
                .limit(MOST)
                .map(keeper -> new Keeper(keeper.name(), keeper.kept()))
                .toList();
    }

    private static List<Keeper> keepers(LiveSet set, List<ClassFacts> classes, String peaking) {
        Map<String, Long> kept = new HashMap<>();
        for (int i = 1; i < set.snapshots().size(); i++) {
            List<String> looked = set.snapshots().get(i).classes();
            int end = looked.indexOf(peaking);
            List<String> before = end < 0 ? looked : looked.subList(0, end);
            long rise = rise(set.snapshots().get(i - 1), set.snapshots().get(i));
            // Of those that share a snapshot, the one that raised RSS most.
            before.stream()
                    .max(Comparator.comparingLong(name -> rssKept(classes, set.pid(), name)))
                    .ifPresent(name -> kept.merge(name, rise, Long::sum));
            if (end >= 0) {
                break;
            }
        }
        return kept.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_KEPT)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(entry -> new Keeper(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static long rise(HeapSnapshot before, HeapSnapshot after) {
        long beside = after.offHeap().map(Bytes::value).orElse(0L)
                - before.offHeap().map(Bytes::value).orElse(0L);
        boolean counts = before.offHeap().isPresent() && beside >= LEAST_OFF_HEAP;
        return after.live().value() - before.live().value() + (counts ? beside : 0);
    }

    private static long rssKept(List<ClassFacts> classes, long pid, String name) {
        return classes.stream()
                .filter(one -> one.pid() == pid && one.className().equals(name))
                .mapToLong(ClassFacts::kept)
                .sum();
    }
}
