package io.github.membudget.model;

/** Where the -Xmx of a module's forks comes from. */
public enum HeapBasis {
    /** The module's {@code <heap>}. */
    SETTING,
    /** The user's own arguments. */
    ARGUMENTS,
    /** The ceiling, less what JVMs take beside their heaps as a rule. */
    ESTIMATE,
    /** The ceiling, less what this module was measured to have beside its heap in the runs of the baseline. */
    BASELINE,
    /** The ceiling, less what this module was measured to have beside its heap in its last whole run. */
    LAST_RUN
}
