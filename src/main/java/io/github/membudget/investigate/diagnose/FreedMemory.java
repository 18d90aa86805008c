package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.MUCH_WITHOUT_A_CAUSE;
import static io.github.membudget.investigate.diagnose.Thresholds.PART_OF_LARGEST_RISE;
import static io.github.membudget.investigate.diagnose.Thresholds.RESIDUAL_OFF_HEAP;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.ResidentMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came back at the ends of classes: from malloc when it was asked, and from objects that the collector found unused. None of it is a leak,
 * since memory that is in use does not come back: it costs resident memory, and is never grave. The JVM's own compilers free much too: what
 * they may have had is nobody's to mend.
 */
final class FreedMemory {
    /** Times the most that the compilers had: below it may all be theirs. */
    private static final int MORE_THAN_COMPILERS = 2;

    private FreedMemory() {}

    /** Kept by malloc though it was freed: of the fork where that is most. */
    static Optional<Residual> keptByMalloc(List<LiveSet> live) {
        return live.stream()
                .flatMap(set -> returned(set, ResidentMemory::freed).stream()
                        .map(returned -> new Residual.FreedByMalloc(
                                returned,
                                last(set).arenas(),
                                last(set).compilersPeak(),
                                returned.most().value() >= MUCH_WITHOUT_A_CAUSE ? Severity.MEDIUM : Severity.LOW)))
                .max(Comparator.comparing(freed -> freed.returned().most()))
                .map(most -> most);
    }

    /** Of unused objects, until the heap was collected: of the fork where that is most. */
    static Optional<Residual> ofUnusedObjects(List<LiveSet> live) {
        return live.stream()
                .flatMap(set -> returned(
                                set, memory -> Optional.of(memory.collected().bytes()))
                        .stream()
                        .map(returned -> new Residual.OfUnusedObjects(returned, DroppedWrappers.at(set, returned))))
                .max(Comparator.comparing(unused -> unused.returned().most()))
                .map(most -> most);
    }

    private static Optional<Residual.Returned> returned(LiveSet set, Function<ResidentMemory, Optional<Bytes>> amount) {
        List<PlacedRise> all = set.snapshots().stream()
                .filter(snapshot -> snapshot.place().isAfterAClass())
                .flatMap(snapshot -> snapshot.resident().flatMap(amount).stream()
                        .map(bytes -> new PlacedRise(snapshot.place(), bytes)))
                .sorted(Comparator.comparing(PlacedRise::risen).reversed())
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        long most = all.get(0).risen().value();
        long compilers = last(set).compilersPeak().map(Bytes::value).orElse(0L);
        return most < Math.max(RESIDUAL_OFF_HEAP, MORE_THAN_COMPILERS * compilers)
                ? Optional.empty()
                : Optional.of(new Residual.Returned(
                        set.pid(),
                        all.stream()
                                .filter(one -> one.risen().value() * PART_OF_LARGEST_RISE >= most)
                                .toList()));
    }

    private static ResidentMemory last(LiveSet set) {
        List<ResidentMemory> all = set.snapshots().stream()
                .flatMap(snapshot -> snapshot.resident().stream())
                .toList();
        return all.get(all.size() - 1);
    }
}
