package io.github.membudget.probe.format;

/** What a test class can leave behind in its JVM. */
public enum LeftoverKind {
    THREAD("thread"),
    OPEN_FILE("open-file"),
    OPEN_SOCKET("open-socket"),
    TEMPORARY_FILE("temporary-file"),
    CHILD_PROCESS("child-process"),
    MBEAN("mbean"),
    SYSTEM_PROPERTY("system-property"),
    /** The default locale or time zone. */
    DEFAULT("default"),
    CLASS_LOADER("class-loader"),
    JDBC_DRIVER("jdbc-driver"),
    DELETE_ON_EXIT("delete-on-exit");

    private final String key;

    LeftoverKind(String key) {
        this.key = key;
    }

    /** As users write it in their configuration, and as reports have it. */
    public String key() {
        return key;
    }
}
