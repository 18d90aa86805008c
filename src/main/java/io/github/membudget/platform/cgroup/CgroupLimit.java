package io.github.membudget.platform.cgroup;

import io.github.membudget.model.Bytes;
import io.github.membudget.platform.proc.ProcFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The memory limit that a container or a service manager put on this process: the lowest of its own cgroup and all above.
 *
 * @param kind {@code v1}, {@code v2}, {@code hybrid} or {@code none}
 * @param limit absent where nothing limits it
 */
public record CgroupLimit(String kind, Optional<Bytes> limit) {
    /** v1 writes the largest page-aligned number for "no limit". */
    private static final long UNLIMITED = 1L << 60;

    /** @param root where cgroups are mounted, most often /sys/fs/cgroup */
    public static CgroupLimit read(ProcFiles proc, Path root) {
        Optional<String> own = proc.text("self/cgroup");
        if (own.isEmpty()) {
            return new CgroupLimit("none", Optional.empty());
        }
        String memoryPath = null;
        String unifiedPath = null;
        for (String line : own.get().lines().toList()) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && parts[0].equals("0") && parts[1].isEmpty()) {
                unifiedPath = parts[2];
            } else if (parts.length == 3
                    && java.util.List.of(parts[1].split(",")).contains("memory")) {
                memoryPath = parts[2];
            }
        }
        boolean pureV2 = Files.exists(root.resolve("cgroup.controllers"));
        if (pureV2 && unifiedPath != null) {
            return new CgroupLimit("v2", lowest(root, unifiedPath, "memory.max"));
        }
        if (memoryPath != null) {
            String kind = unifiedPath == null ? "v1" : "hybrid";
            return new CgroupLimit(kind, lowest(root.resolve("memory"), memoryPath, "memory.limit_in_bytes"));
        }
        return new CgroupLimit("none", Optional.empty());
    }

    /** In a container the path may be the host's: then the mount's own root is the container's cgroup. */
    private static Optional<Bytes> lowest(Path mount, String path, String file) {
        Optional<Bytes> lowest = limit(mount.resolve(file));
        Path at = mount;
        for (Path name : Path.of("/" + path)) {
            at = at.resolve(name);
            Optional<Bytes> here = limit(at.resolve(file));
            if (here.isPresent()
                    && lowest.filter(known -> !known.exceeds(here.get())).isEmpty()) {
                lowest = here;
            }
        }
        return lowest;
    }

    private static Optional<Bytes> limit(Path file) {
        try {
            long bytes = Long.parseLong(Files.readString(file).strip());
            return bytes <= 0 || bytes >= UNLIMITED ? Optional.empty() : Optional.of(new Bytes(bytes));
        } catch (IOException | NumberFormatException e) {
            // "max", or no such file: nothing limits it here.
            return Optional.empty();
        }
    }
}
