package io.github.membudget.platform.proc;

import io.github.membudget.model.Bytes;
import io.github.membudget.observe.sampling.ProcessMemory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/** /proc/PID/status of one process, held open. That costs a quarter of opening it each time, and it can never become another process's. */
public final class StatusFile implements Closeable {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    /**
     * The kernel's own figures.
     *
     * @param rss VmRSS in bytes
     * @param highWaterMark VmHWM in bytes
     * @param anonymous RssAnon in bytes: what OSHI calls private on Linux
     */
    record Figures(long rss, long highWaterMark, OptionalLong anonymous) {
        ProcessMemory memory() {
            return new ProcessMemory(
                    new Bytes(rss),
                    anonymous.isPresent() ? Optional.of(new Bytes(anonymous.getAsLong())) : Optional.empty(),
                    Optional.of(new Bytes(highWaterMark)));
        }
    }

    /** Of the process in which this runs. */
    public static Optional<ProcessMemory> ownMemory(ProcFiles proc) {
        try (StatusFile own =
                new StatusFile(proc.root(), ProcessHandle.current().pid())) {
            return own.read().map(Figures::memory);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @throws IOException if the process has ended */
    StatusFile(Path procRoot, long pid) throws IOException {
        channel = FileChannel.open(procRoot.resolve(pid + "/status"), StandardOpenOption.READ);
    }

    /** Empty once the process has ended, if only its parent has not asked yet. */
    Optional<Figures> read() {
        try {
            buffer.clear();
            int length = channel.read(buffer, 0);
            if (length <= 0) {
                return Optional.empty();
            }
            String text = new String(buffer.array(), 0, length, StandardCharsets.ISO_8859_1);
            OptionalLong rss = ProcFiles.kibibytes(text, "VmRSS:");
            OptionalLong mark = ProcFiles.kibibytes(text, "VmHWM:");
            return rss.isPresent() && mark.isPresent()
                    ? Optional.of(new Figures(rss.getAsLong(), mark.getAsLong(), ProcFiles.kibibytes(text, "RssAnon:")))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Only read: nothing is lost.
            return;
        }
    }
}
