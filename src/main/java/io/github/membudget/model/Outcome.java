package io.github.membudget.model;

/** How a module's run ended. */
public enum Outcome {
    COMPLETED("completed"),
    OUT_OF_MEMORY("out-of-memory"),
    KILLED_BY_MEMBUDGET("killed-by-membudget"),
    KILLED_BY_KERNEL("killed-by-kernel"),
    CRASHED("crashed"),
    TIMED_OUT("timed-out"),
    NOT_RUN("not-run");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** As it stands in report.json. */
    public String label() {
        return label;
    }
}
