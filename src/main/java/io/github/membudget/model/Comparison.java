package io.github.membudget.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * A run beside the baseline.
 *
 * @param runs in the baseline of the same kind as this one
 * @param sameMachine whether they ran on a machine like this
 * @param machine on which they ran
 */
public record Comparison(
        int runs, boolean sameMachine, String machine, List<Difference> differences, List<Saving> savings) {

    /** Whether it is one of investigations: what plain runs have no figures of is compared. */
    public boolean ofInvestigations() {
        return !savings.isEmpty()
                || differences.stream().anyMatch(one -> one.figure().isOfInvestigations());
    }

    /**
     * What fixes were to save, and did.
     *
     * @param module its key in the baseline
     * @param findings of the baseline that this run has not, or that keep less now
     * @param packages in whose spans these findings' memory came, and no other's that is gone or smaller; empty for the whole module
     * @param came findings that are new or keep more now, in the same packages: what they keep hides a part of what was saved
     * @param predicted bytes, their impacts added up, without what is left of them
     * @param heap live heap of the baseline less that of now, whatever else changed there. May be negative
     * @param beside the same of resident memory beside the heap; empty where it is not known
     */
    public record Saving(
            String module,
            List<String> findings,
            List<String> packages,
            List<String> came,
            long predicted,
            long heap,
            OptionalLong beside) {}
}
