package io.github.membudget.model;

/** What was found of a suite, a module or the whole run. */
public enum Verdict {
    WITHIN,
    BREACHED,
    /** Nothing could be measured, so nothing can be said. */
    INCONCLUSIVE
}
