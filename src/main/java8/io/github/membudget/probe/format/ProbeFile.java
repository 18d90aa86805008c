package io.github.membudget.probe.format;

/** The files that a fork writes, each named by its pid and a suffix. */
public enum ProbeFile {
    /** What tests and classes used, line by line: {@link LineKind#LOG_HEADER} first. */
    LOG(".log"),
    /** What the heap held at the end of classes, line by line: {@link LineKind#HEAP_HEADER} first. */
    HEAP_SNAPSHOTS(".live"),
    HEAP_DUMP(".hprof"),
    /** The flight recorder's settings. */
    RECORDING_SETTINGS(".jfc"),
    RECORDING(".jfr"),
    /** The same moment on both clocks, {@link LineKind#CLOCKS}: the log has the one, the flight recording the other. */
    CLOCKS(".clocks");

    /** How the folder begins in which each fork of a module has a temporary folder of its own. */
    public static final String TEMPORARY_FOLDER = "membudget-tmp-";

    private final String suffix;

    ProbeFile(String suffix) {
        this.suffix = suffix;
    }

    public String suffix() {
        return suffix;
    }

    /** The name of this file of one fork. */
    public String of(String pid) {
        return pid + suffix;
    }

    /** The name of one fork's heap dump after a later round of its classes. */
    public static String roundDump(String pid, int round) {
        return pid + ".round" + round + HEAP_DUMP.suffix;
    }
}
