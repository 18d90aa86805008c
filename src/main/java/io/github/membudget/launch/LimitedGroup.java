package io.github.membudget.launch;

import io.github.membudget.model.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Processes that share one limit of the kernel's. */
public interface LimitedGroup extends AutoCloseable {

    /** How a fork comes in before its java starts. */
    Entry entry();

    /** The limit as read back; absent where only the suite's holds. */
    Optional<Bytes> limit();

    /** The pids of those in it now. */
    List<Long> processes();

    /** Whether any process has come in. */
    boolean entered();

    /** The most that the group ever had, page cache and kernel memory included; absent where the kernel does not say. */
    Optional<Bytes> peak();

    /** Empty while the kernel has ended no process of this group. */
    Optional<KernelKill> kernelKill();

    /** Ends every process of the group now. */
    void kill();

    /** Ends whatever is left in it and removes it. */
    @Override
    void close();

    /**
     * What the shell that becomes a fork does first.
     *
     * @param hop a command that runs the shell anew in a place from where the group can be entered; empty where none is needed
     * @param procs the file that takes the process into the group when its pid is written there
     */
    record Entry(List<String> hop, Path procs) {}
}
