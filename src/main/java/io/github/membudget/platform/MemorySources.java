package io.github.membudget.platform;

import io.github.membudget.observe.MemorySource;
import java.nio.file.Files;
import java.nio.file.Path;

/** Picks the source that tells most on this system. */
public final class MemorySources {
    private static final Path PROC = Path.of("/proc");

    private MemorySources() {}

    /** Whether proportional shares can be read here; Linux has them since 4.14. */
    public static boolean giveShares() {
        return Files.isReadable(PROC.resolve("self/smaps_rollup"));
    }

    public static MemorySource best() {
        return Files.isReadable(PROC.resolve("self/status")) && Files.isReadable(PROC.resolve("loadavg"))
                ? new LinuxMemorySource(PROC)
                : new PortableMemorySource();
    }
}
