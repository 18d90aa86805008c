package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.GRAVE;
import static io.github.membudget.investigate.diagnose.Thresholds.MUCH_WITHOUT_A_CAUSE;
import static io.github.membudget.investigate.diagnose.Thresholds.PART_OF_LARGEST_RISE;
import static io.github.membudget.investigate.diagnose.Thresholds.RESIDUAL_OFF_HEAP;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.ResidentMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What malloc gave back when it was asked at the ends of classes. Memory that is in use does not come back, so that all of it was freed
 * before, and kept. The JVM's own compilers free much too: what they may have had is nobody's to mend.
 */
final class FreedMemory {
    /** Times the most that the compilers had: below it may all be theirs. */
    private static final int MORE_THAN_COMPILERS = 2;

    private FreedMemory() {}

    /** Of the fork where that is most. */
    static Optional<Residual> of(List<LiveSet> live) {
        return live.stream()
                .flatMap(set -> of(set).stream())
                .max(Comparator.comparing(Residual.FreedByMalloc::most))
                .map(most -> most);
    }

    private static Optional<Residual.FreedByMalloc> of(LiveSet set) {
        List<PlacedRise> returned = set.snapshots().stream()
                .filter(snapshot -> snapshot.place().isAfterAClass())
                .flatMap(snapshot -> freed(snapshot).stream().map(bytes -> new PlacedRise(snapshot.place(), bytes)))
                .sorted(Comparator.comparing(PlacedRise::risen).reversed())
                .toList();
        if (returned.isEmpty()) {
            return Optional.empty();
        }
        Bytes most = returned.get(0).risen();
        ResidentMemory last = last(set);
        long compilers = last.compilersPeak().map(Bytes::value).orElse(0L);
        if (most.value() < Math.max(RESIDUAL_OFF_HEAP, MORE_THAN_COMPILERS * compilers)) {
            return Optional.empty();
        }
        return Optional.of(new Residual.FreedByMalloc(
                set.pid(),
                most,
                returned.stream()
                        .filter(one -> one.risen().value() * PART_OF_LARGEST_RISE >= most.value())
                        .toList(),
                last.arenas(),
                last.compilersPeak(),
                severity(most.value())));
    }

    private static Optional<Bytes> freed(HeapSnapshot snapshot) {
        return snapshot.resident().flatMap(ResidentMemory::freed);
    }

    private static ResidentMemory last(LiveSet set) {
        List<ResidentMemory> all = set.snapshots().stream()
                .flatMap(snapshot -> snapshot.resident().stream())
                .toList();
        return all.get(all.size() - 1);
    }

    private static Severity severity(long bytes) {
        if (bytes >= GRAVE) {
            return Severity.HIGH;
        }
        return bytes >= MUCH_WITHOUT_A_CAUSE ? Severity.MEDIUM : Severity.LOW;
    }
}
