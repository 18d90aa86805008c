package io.github.membudget.model;

/** What becomes of a heap dump once it is read. */
public enum KeepDump {
    NONE,
    /** Kept without the values in it. */
    REDACTED,
    /** Kept as the JVM wrote it. */
    RAW
}
