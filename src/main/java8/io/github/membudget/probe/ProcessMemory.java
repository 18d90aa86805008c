package io.github.membudget.probe;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/** The RSS of this process and its peak, as Linux counts them. Not known on other systems. Used under the probe's lock. */
final class ProcessMemory {
    private static final byte[] RESET = {'5'};

    private final byte[] buffer = new byte[4096];
    private @Nullable RandomAccessFile status;
    private @Nullable FileOutputStream reset;
    private long rss = -1;
    private long peak = -1;

    ProcessMemory() {
        try {
            status = new RandomAccessFile(ThisProcess.proc("self/status"), "r");
        } catch (IOException e) {
            status = null;
            return;
        }
        try {
            File file = new File(ThisProcess.proc("self/clear_refs"));
            reset = file.exists() ? new FileOutputStream(file) : null;
            // Where the kernel refuses this, the peak cannot be reset.
            resetPeak();
        } catch (IOException e) {
            reset = null;
        }
    }

    /** Whether the kernel lets the peak be reset. */
    boolean resetsPeak() {
        return reset != null;
    }

    /** Reads RSS and its peak since {@link #resetPeak}. */
    void read() throws IOException {
        if (status == null) {
            return;
        }
        status.seek(0);
        int length = status.read(buffer);
        peak = kibibytes('V', 'm', 'H', 'W', 'M', length);
        rss = kibibytes('V', 'm', 'R', 'S', 'S', length);
        // The kernel counts both in batches: the peak may be read a little behind.
        peak = peak < 0 ? peak : Math.max(peak, rss);
    }

    /** In bytes, negative where not known. */
    long rss() {
        return rss;
    }

    /** In bytes, negative where not known. */
    long peak() {
        return peak;
    }

    void resetPeak() {
        if (reset == null) {
            return;
        }
        try {
            reset.write(RESET);
        } catch (IOException e) {
            reset = null;
        }
    }

    private long kibibytes(char a, char b, char c, char d, char e, int length) {
        for (int at = 0; at + 6 < length; at++) {
            boolean lineStart = at == 0 || buffer[at - 1] == '\n';
            if (lineStart
                    && buffer[at] == a
                    && buffer[at + 1] == b
                    && buffer[at + 2] == c
                    && buffer[at + 3] == d
                    && buffer[at + 4] == e) {
                return number(at + 6, length) * 1024;
            }
        }
        return -1;
    }

    private long number(int from, int length) {
        long number = 0;
        boolean digits = false;
        for (int at = from; at < length; at++) {
            int digit = buffer[at] - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
                digits = true;
            } else if (digits) {
                break;
            }
        }
        return number;
    }
}
