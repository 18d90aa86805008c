package io.github.membudget.model;

import java.util.List;

/**
 * A run beside the baseline.
 *
 * @param runs in the baseline of the same kind as this one
 * @param sameMachine whether they ran on a machine like this
 * @param machine on which they ran
 */
public record Comparison(
        int runs, boolean sameMachine, String machine, List<Difference> differences, List<Saving> savings) {

    /**
     * What fixes were to save, and did.
     *
     * @param module its key in the baseline
     * @param findings that the baseline has and this run has not
     * @param predicted bytes, their impacts added up
     * @param measured live heap of the baseline less that of now; of all of them together, and whatever else changed. May be negative
     */
    public record Saving(String module, List<String> findings, long predicted, long measured) {}
}
