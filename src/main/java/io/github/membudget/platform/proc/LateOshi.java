package io.github.membudget.platform.proc;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * OSHI, which takes 300 ms of a core to start: the forks of a small build want that core, and the watchdog must not wait for it. It starts
 * beside the sampler once a process has lived for a while; what the kernel says stands until then.
 */
final class LateOshi {
    /** The fork of a small build is over by then, on a slow machine too. */
    private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(3);

    private volatile @Nullable OshiProcesses started;
    private boolean asked;

    /**
     * Null while the kernel's own figures have to do: of a young process they do even where OSHI has started, since in a reactor of small
     * projects each fork is young. Called by the sampler alone.
     *
     * @param ageNanos of the process that is asked about
     */
    @Nullable
    OshiProcesses after(long ageNanos) {
        if (ageNanos <= YOUNG_NANOS) {
            return null;
        }
        OshiProcesses known = started;
        if (known == null && !asked) {
            asked = true;
            Thread starter = new Thread(this::start, "membudget-oshi");
            starter.setDaemon(true);
            starter.start();
        }
        return known;
    }

    private void start() {
        try {
            started = new OshiProcesses();
        } catch (RuntimeException | LinkageError e) {
            // The kernel's figures stand; at the end of a short build Maven has closed our classes beneath us.
            return;
        }
    }
}
