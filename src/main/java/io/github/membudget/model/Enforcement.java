package io.github.membudget.model;

/** How ceilings are asked to be enforced. */
public enum Enforcement {
    AUTO,
    CGROUP,
    WATCHDOG,
    OFF
}
