package io.github.membudget.platform.proc;

import io.github.membudget.model.Bytes;
import io.github.membudget.observe.sampling.ProcessMemory;
import java.io.Closeable;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One process under watch: OSHI's figures, asked for again when the kernel's cheap ones say that they have changed. Asking OSHI
 * at every tick would take more of a core than the whole sampler may.
 */
final class WatchedProcess implements Closeable {
    /** A change of RSS by less than one part in so many leaves OSHI's last figures as they are. */
    private static final int UNCHANGED = 100;

    private static final long LEAST_CHANGE = 1 << 20;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final long pid;
    private final StatusFile status;
    private final long startNanos = System.nanoTime();
    private OshiProcesses.@Nullable Figures last;
    private long rssThen;
    private long nanosThen;

    WatchedProcess(long pid, StatusFile status) {
        this.pid = pid;
        this.status = status;
    }

    /** Empty once the process has ended. */
    Optional<ProcessMemory> read(LateOshi late) {
        Optional<StatusFile.Figures> kernels = status.read();
        if (kernels.isEmpty()) {
            return Optional.empty();
        }
        OshiProcesses oshi = late.after(System.nanoTime() - startNanos);
        if (oshi == null) {
            return Optional.of(kernels.get().memory());
        }
        OshiProcesses.Figures figures = last;
        if (figures == null || changed(kernels.get().rss())) {
            figures = oshi.figures(pid).orElse(null);
            // The mark last: it is then never below the RSS that stands beside it.
            kernels = status.read();
            if (figures == null || kernels.isEmpty()) {
                return Optional.empty();
            }
            last = figures;
            rssThen = kernels.get().rss();
            nanosThen = System.nanoTime();
        }
        return Optional.of(new ProcessMemory(
                figures.rss(),
                figures.privateMemory(),
                Optional.of(new Bytes(kernels.get().highWaterMark()))));
    }

    private boolean changed(long rss) {
        return Math.abs(rss - rssThen) > Math.max(LEAST_CHANGE, rssThen / UNCHANGED)
                || System.nanoTime() - nanosThen > LONGEST_NANOS;
    }

    @Override
    public void close() {
        status.close();
    }
}
