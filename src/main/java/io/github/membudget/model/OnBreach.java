package io.github.membudget.model;

/** What happens when a ceiling is passed. */
public enum OnBreach {
    /** The module finishes and the build fails afterwards. */
    FAIL,
    /** The module's forks are ended at once and the build fails. */
    KILL,
    /** The breach is told and the build goes on. */
    WARN
}
