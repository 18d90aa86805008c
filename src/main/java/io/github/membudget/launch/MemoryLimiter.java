package io.github.membudget.launch;

import io.github.membudget.model.Bytes;
import java.io.IOException;
import java.util.Optional;

/** Holds forks under limits that the kernel keeps. One for a whole session; safe on several threads. */
public interface MemoryLimiter extends AutoCloseable {

    /** As in report.json: {@code cgroup-v2}, {@code cgroup-v1}, {@code systemd-scope}. */
    String enforcement();

    /**
     * Makes a group for the forks of one module, inside the suite's.
     *
     * @param limit of the group; absent where only the suite's holds
     * @throws IOException if the system refuses
     */
    LimitedGroup group(Optional<Bytes> limit) throws IOException;

    /** Ends whatever is left and removes all groups. */
    @Override
    void close();
}
