package io.github.membudget.suggest;

import java.util.List;

/**
 * What the runs of one module have shown.
 *
 * @param tried all settings, in the order in which they were first tried
 * @param runs of this module that were looked at
 */
public record Found(Choice choice, List<Tried> tried, int runs) {
    /** Whether there is anything to write: another setting than that of today, whose heap has run. */
    public boolean changes() {
        return choice.recommended() != choice.asItIs() && Choice.hasHeap(choice.recommended());
    }
}
