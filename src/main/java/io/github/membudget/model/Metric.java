package io.github.membudget.model;

/** The figure that is held against a ceiling. */
public enum Metric {
    RSS,
    PSS,
    PRIVATE
}
