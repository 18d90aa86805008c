package io.github.membudget.probe.format;

/** The system properties by which the plugin tells the probe what to do. */
public enum ProbeProperty {
    /** The directory that takes a log of each fork. Without it the JVM is no fork of ours, and the probe does nothing. */
    LOG("log"),
    /** The directory of an investigation. Without it the heap is neither looked at nor dumped. */
    INVESTIGATION("live"),
    /** Kinds of leftovers that are not looked for, by {@link LeftoverKind#word()}, divided by commas. */
    IGNORED_LEFTOVERS("off"),
    /** {@link LeakRules} as written: what of the leftovers fails the build. Without it nobody waits for any to go. */
    LEAKS("leaks"),
    /** {@code true} where the flight recorder is to run during an investigation. */
    RECORDING("recording"),
    /** {@code false} where nobody will read a heap dump. */
    HEAP_DUMP("dump"),
    /** How often all classes run in an investigation, or the {@link RoundTrouble#word()} for why they cannot; once without it. */
    REPEAT("repeat"),
    /** {@code true} where the probe is to use no source that exists on one system only. */
    PORTABLE("portable");

    private final String key;

    ProbeProperty(String name) {
        this.key = "membudget.probe." + name;
    }

    /** The name of the system property. */
    public String key() {
        return key;
    }
}
