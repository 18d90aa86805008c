package io.github.membudget.model;

/** Whether a test had its fork to itself. */
public enum Attribution {
    EXCLUSIVE,
    /** Other tests ran in the same fork at the same time: its figures are theirs too. */
    SHARED
}
