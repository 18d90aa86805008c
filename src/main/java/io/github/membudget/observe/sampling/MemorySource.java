package io.github.membudget.observe.sampling;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.CpuUse;
import java.util.List;
import java.util.Optional;

/** The system's processes and their memory. Used by one thread at a time, but for what says otherwise. */
public interface MemorySource extends AutoCloseable {

    /** Descendants of this JVM that began since the last call, orphans that may be its descendants among them. */
    List<ProcessStart> started();

    /** Processes are about to begin: where noticing them is dear, it is worth its price now. */
    default void expectStarts() {}

    /** The raw command line of a process that runs a Java launcher; empty for every other process. */
    Optional<String> javaCommandLine(ProcessKey process);

    /** Whether the process inherited an environment in which a variable has this value. */
    boolean inherits(ProcessKey process, String value);

    /** Empty once the process has ended. */
    Optional<ProcessMemory> memory(ProcessKey process);

    /** The proportional share of the process: dear, 2 ms for a JVM. Empty where the system has none. */
    Optional<Bytes> proportionalShare(ProcessKey process);

    /** Cheap and safe on any thread. Empty where the kernel keeps no mark or the process has ended. */
    Optional<Bytes> highWaterMark(long pid);

    /** The processor time of a JVM so far, as far as the system tells. Safe on any thread. Empty where the process has ended. */
    default Optional<CpuUse> cpu(ProcessKey process) {
        return Optional.empty();
    }

    /** Ends the process at once: no signal that it could handle. */
    void kill(ProcessKey process);

    /** Where memory runs out, a fork may be ended before Maven's own JVM, which can tell of it. */
    default void endFirst(ProcessKey process) {}

    @Override
    default void close() {}

    /** What this source cannot tell on this system, in words for the user. */
    List<String> gaps();
}
