package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Rounds;
import io.github.membudget.model.heap.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the forks kept after the last of several rounds of their classes.
 *
 * @param holders of their heap dumps at that time
 */
public record LastRounds(List<LiveSet> live, List<Holder> holders) {

    DiagnosedCause compared(DiagnosedCause cause) {
        Optional<RoundGrowth> growth = cause.holder().flatMap(this::growth);
        if (growth.isEmpty()) {
            return cause;
        }
        List<Evidence> evidence = new ArrayList<>(cause.evidence());
        evidence.add(0, new Evidence.ByRound(growth.get()));
        if (!growth.get().grows() && growth.get().isWhole()) {
            // The same, known better.
            evidence.removeIf(Evidence.SeenOnce.class::isInstance);
        }
        return new DiagnosedCause(
                cause.cause(),
                cause.impact(),
                cause.arming(),
                growth.get().rated(cause.severity()),
                cause.where(),
                cause.packages(),
                List.copyOf(evidence));
    }

    /** Empty where the holder is not found again: it may keep too little to be among those that were read. */
    private Optional<RoundGrowth> growth(Holder first) {
        String same = SameCause.of(first);
        Optional<Holder> last = SameCause.together(holders).stream()
                .filter(holder -> holder.pid() == first.pid())
                .filter(holder -> SameCause.of(holder).equals(same))
                .findFirst();
        Optional<Rounds> rounds = live.stream()
                .filter(set -> set.pid() == first.pid())
                .map(LiveSet::rounds)
                .filter(all -> all.all().size() > 1)
                .findFirst();
        return last.flatMap(holder -> rounds.map(all -> new RoundGrowth(
                all.all().size(), first.all(), holder.all(), all.notes().isEmpty())));
    }
}
