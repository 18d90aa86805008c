package io.github.membudget.probe.format;

import java.util.Locale;

/** Why a later round of the same classes tells less than it could, or why there is none. */
public enum RoundTrouble {
    /** Tests failed that had not failed in the first round. */
    FAILED,
    /** Fewer tests ran than in the first round. */
    FEWER,
    /** It took too long, and was given up. */
    LATE,
    /** The test framework cannot run it. */
    BROKEN,
    /** The heap was full, and the test framework gave up. */
    OUT_OF_MEMORY,
    /** The test framework found no test to run. */
    NOTHING,
    /** A test ended the JVM. */
    EXIT,
    /** The JVM ended, and could not say why. */
    DIED,
    /** Each of several JVMs gets one class after the other, and may not be asked for one again. */
    SEVERAL_FORKS,
    /** Each class has a JVM of its own. */
    FORK_PER_CLASS;

    /** Whether there is no round after it, and it has no end of its own. */
    public boolean endsRounds() {
        return this != FAILED && this != FEWER;
    }

    /** {@code several-forks}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if there is no such word */
    public static RoundTrouble of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
