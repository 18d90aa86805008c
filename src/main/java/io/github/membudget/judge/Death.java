package io.github.membudget.judge;

import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.OutOfMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a test JVM ended before its tests did.
 *
 * @param outOfMemory where there was one
 * @param crashReport the JVM's own file about its crash, where it wrote one
 * @param said what it told of an error outside its tests
 * @param refused its own words, where it never started
 * @param facts what else Surefire tells of it
 */
public record Death(
        Cause cause,
        OptionalInt exitCode,
        Optional<OutOfMemory> outOfMemory,
        Optional<Path> crashReport,
        Optional<String> said,
        Optional<String> refused,
        List<String> facts) {
    private static final int BY_SIGNAL = 128;
    private static final int SIGABRT = 6;
    private static final int SIGKILL = 9;
    private static final int SIGBUS = 7;
    private static final int SIGSEGV = 11;
    private static final int SIGTERM = 15;

    /** The kinds that want different answers. */
    public enum Cause {
        OUT_OF_MEMORY,
        /** The program threw an OutOfMemoryError of its own, at which JUnit ends the run. */
        THROWN,
        CRASH,
        /** The kernel, for the whole machine or a limit outside this build. */
        KERNEL,
        /** SIGKILL, and the kernel counted no kill for want of memory. */
        KILLED,
        /** SIGKILL, and whether the kernel did it cannot be told on this system. */
        KILLED_BY_SOMEONE_OR_THE_KERNEL,
        TERMINATED,
        /** Its java ended before it was a JVM: an option that it does not know, an agent that is not there, … */
        NEVER_STARTED,
        /** It ended by itself before any test of the module began. */
        BEFORE_TESTS,
        EXIT,
        UNKNOWN
    }

    /**
     * @param kernelKilled whether the kernel ended a process meanwhile for want of memory; empty where it does not say
     * @param crashReport what the JVM wrote of its own crash
     */
    public static Death of(LaunchOutcome.ForkDied died, Optional<Boolean> kernelKilled, Optional<Path> crashReport) {
        return new Death(
                cause(died, kernelKilled, crashReport),
                died.exitCode(),
                died.outOfMemory(),
                crashReport,
                died.said(),
                died.refused(),
                died.facts());
    }

    /** The same of a module in which no test had begun: then no test can have ended it. */
    public Death beforeTests() {
        return cause == Cause.EXIT
                ? new Death(Cause.BEFORE_TESTS, exitCode, outOfMemory, crashReport, said, refused, facts)
                : this;
    }

    private static Cause cause(
            LaunchOutcome.ForkDied died, Optional<Boolean> kernelKilled, Optional<Path> crashReport) {
        if (died.outOfMemory().isPresent()) {
            return died.outOfMemory().get().thrownByProgram() ? Cause.THROWN : Cause.OUT_OF_MEMORY;
        }
        if (died.refused().isPresent()) {
            return Cause.NEVER_STARTED;
        }
        if (crashReport.isPresent()) {
            return Cause.CRASH;
        }
        if (died.exitCode().isEmpty()) {
            return Cause.UNKNOWN;
        }
        return switch (died.exitCode().getAsInt() - BY_SIGNAL) {
            case SIGKILL ->
                kernelKilled
                        .map(kernel -> kernel ? Cause.KERNEL : Cause.KILLED)
                        .orElse(Cause.KILLED_BY_SOMEONE_OR_THE_KERNEL);
            case SIGABRT, SIGSEGV, SIGBUS -> Cause.CRASH;
            case SIGTERM -> Cause.TERMINATED;
            default -> Cause.EXIT;
        };
    }
}
