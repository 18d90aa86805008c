package io.github.membudget.model;

/** How a test ended. */
public enum TestStatus {
    PASSED,
    FAILED,
    ERROR,
    SKIPPED,
    /** It started and its fork ended before it did. */
    UNFINISHED
}
