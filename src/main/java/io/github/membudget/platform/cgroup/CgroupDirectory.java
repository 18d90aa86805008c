package io.github.membudget.platform.cgroup;

import io.github.membudget.model.Bytes;
import io.github.membudget.platform.proc.ProcFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** One cgroup, by its files. */
public record CgroupDirectory(Path path, CgroupVersion version) {
    /** The kernel rounds a limit down to whole pages, of 64 KiB at most. */
    private static final long LARGEST_PAGE = 64 * 1024;

    /** How near its limit a group of v1 has been when the kernel says that it hit it: charges come in batches. */
    private static final long NEAR = 4L << 20;

    private static final long REMOVAL_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long REMOVAL_STEP_MILLIS = 5;

    static CgroupDirectory create(Path parent, String name, CgroupVersion version) throws IOException {
        return new CgroupDirectory(Files.createDirectory(parent.resolve(name)), version);
    }

    public Path procs() {
        return path.resolve("cgroup.procs");
    }

    boolean hasMemoryController() {
        return Files.exists(path.resolve(version.limit));
    }

    /** Lets children have limits of their own. Nothing to do in v1, where they always may. */
    void enableForChildren() throws IOException {
        if (version == CgroupVersion.V2) {
            write("cgroup.subtree_control", "+memory");
        }
    }

    /** @throws IOException unless the limit, read back, holds */
    void limit(Bytes limit) throws IOException {
        write(version.limit, Long.toString(limit.value()));
        Optional<Bytes> held = limit();
        if (held.isEmpty() || held.get().exceeds(limit) || held.get().value() < limit.value() - LARGEST_PAGE) {
            throw new IOException(path.resolve(version.limit) + " was set to " + limit.value() + " and reads "
                    + text(version.limit).orElse("nothing"));
        }
        if (Files.exists(path.resolve(version.swap))) {
            // v1 counts memory and swap together, v2 swap alone.
            write(version.swap, version == CgroupVersion.V1 ? Long.toString(limit.value()) : "0");
        }
        if (version == CgroupVersion.V2 && Files.exists(path.resolve("memory.oom.group"))) {
            write("memory.oom.group", "1");
        }
    }

    public Optional<Bytes> limit() {
        return number(version.limit);
    }

    public Optional<Bytes> peak() {
        return number(version.peak).filter(bytes -> bytes.value() > 0);
    }

    /** Whether any process was ever in it; taken as given before Linux 5.19, which kept no peak of v2. */
    public boolean entered() {
        return peak().isPresent() || !Files.exists(path.resolve(version.peak));
    }

    /** How many of its processes the kernel has ended for want of memory. */
    public long oomKills() {
        return event(version.events, "oom_kill ");
    }

    /** Whether its own limit, not one above it, was what left no room. */
    public boolean hitOwnLimit() {
        if (version == CgroupVersion.V1) {
            Optional<Bytes> limit = limit();
            return limit.isPresent()
                    && peak().filter(peak -> peak.value() >= limit.get().value() - NEAR)
                            .isPresent();
        }
        boolean local = Files.exists(path.resolve("memory.events.local"));
        return event(local ? "memory.events.local" : version.events, "oom ") > 0;
    }

    public List<Long> processes() {
        List<Long> pids = new ArrayList<>();
        text("cgroup.procs").ifPresent(text -> text.lines().forEach(line -> pids.add(Long.parseLong(line.strip()))));
        return pids;
    }

    List<CgroupDirectory> children() {
        List<CgroupDirectory> children = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(path)) {
            for (Path child : paths) {
                if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    children.add(new CgroupDirectory(child, version));
                }
            }
        } catch (IOException e) {
            // Gone: it has none.
            return children;
        }
        return children;
    }

    /** Ends all its processes, its children's too, by the kernel's one write where there is one. */
    public void kill() {
        Path atOnce = path.resolve("cgroup.kill");
        if (Files.exists(atOnce)) {
            try {
                write("cgroup.kill", "1");
                return;
            } catch (IOException e) {
                // Then one by one.
            }
        }
        children().forEach(CgroupDirectory::kill);
        processes().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    /** Ends what is left and removes it; false if the kernel will not let go of it in time. */
    public boolean remove() {
        long deadline = System.nanoTime() + REMOVAL_NANOS;
        while (true) {
            children().forEach(CgroupDirectory::remove);
            try {
                Files.deleteIfExists(path);
                return true;
            } catch (IOException e) {
                // Busy with processes: those that are left, or those that are just ending.
                kill();
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(REMOVAL_STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private long event(String file, String key) {
        OptionalLong number =
                text(file).map(text -> ProcFiles.number(text, key)).orElse(OptionalLong.empty());
        return number.orElse(0);
    }

    private Optional<Bytes> number(String file) {
        try {
            return text(file).map(text -> new Bytes(Long.parseLong(text.strip())));
        } catch (NumberFormatException e) {
            // "max": no limit.
            return Optional.empty();
        }
    }

    private Optional<String> text(String file) {
        try {
            return Optional.of(Files.readString(path.resolve(file), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(String file, String value) throws IOException {
        Files.writeString(path.resolve(file), value, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    }
}
