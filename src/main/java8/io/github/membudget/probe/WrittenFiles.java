package io.github.membudget.probe;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells files that a class of this JVM may have written from those of other processes, which use the same temporary folder at the same time. It can
 * only show that a file is another's: by its owner, by its time, or where this process did not write so many bytes. An empty one takes nothing, and
 * anybody may have made it. Used under the probe's lock.
 */
final class WrittenFiles {
    /** The clock of a file system may lag behind. */
    private static final long TICK_MILLIS = 50;

    private static final int MOST_WALKED = 1000;
    private static final String WRITTEN = "wchar:";

    private long sinceMillis;
    private long sinceBytes;

    /** A class begins. */
    void begin() {
        sinceMillis = System.currentTimeMillis();
        sinceBytes = writtenBytes();
    }

    /** Whether nothing shows that it is another process'. */
    boolean mayHold(File file) {
        long[] filesAndBytes = new long[2];
        add(file.toPath(), filesAndBytes);
        long now = writtenBytes();
        boolean enough = sinceBytes < 0 || now < 0 || now - sinceBytes >= filesAndBytes[1];
        return filesAndBytes[1] > 0 && enough && isOwn(file.toPath());
    }

    private static boolean isOwn(Path file) {
        try {
            Object own = Files.getAttribute(new File(ThisProcess.proc("self")).toPath(), "unix:uid");
            return own.equals(Files.getAttribute(file, "unix:uid"));
        } catch (IOException | RuntimeException unknown) {
            // No such attribute on this system: then nothing shows that it is another's.
            return true;
        }
    }

    /** Files written since, and their bytes. */
    private void add(Path path, long[] filesAndBytes) {
        if (Files.isSymbolicLink(path) || filesAndBytes[0] >= MOST_WALKED) {
            return;
        }
        File[] entries = path.toFile().listFiles();
        if (entries == null) {
            if (path.toFile().lastModified() >= sinceMillis - TICK_MILLIS) {
                filesAndBytes[0]++;
                filesAndBytes[1] += path.toFile().length();
            }
            return;
        }
        for (File entry : entries) {
            add(entry.toPath(), filesAndBytes);
        }
    }

    /** By all threads and ways; negative where the kernel does not tell. */
    private static long writtenBytes() {
        String counters = OpenResources.text(ThisProcess.proc("self/io"));
        int at = counters.indexOf(WRITTEN);
        int end = at < 0 ? -1 : counters.indexOf('\n', at);
        return end < 0
                ? -1
                : Long.parseLong(counters.substring(at + WRITTEN.length(), end).trim());
    }
}
