package io.github.membudget.platform;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Host;
import io.github.membudget.platform.cgroup.CgroupLimit;
import io.github.membudget.platform.proc.ProcFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import oshi.SystemInfo;

/** The machine, and how much of it this build may use. */
final class HostFacts {
    /** Where cgroups are mounted. */
    static final Path CGROUPS = Path.of("/sys/fs/cgroup");

    private HostFacts() {}

    /** @param maven its version, for the report */
    static Host read(ProcFiles proc, String maven) {
        CgroupLimit cgroup = CgroupLimit.read(proc, CGROUPS);
        // OSHI would take 300 ms of the build's time here; on Linux it reads the same file.
        Optional<String> meminfo = proc.text("meminfo");
        Bytes physical = meminfo.flatMap(text -> kibibytes(text, "MemTotal:")).orElseGet(HostFacts::physicalByOshi);
        Optional<Bytes> available = meminfo.flatMap(text -> kibibytes(text, "MemAvailable:"));
        Bytes usable = cgroup.limit().filter(physical::exceeds).orElse(physical);
        return new Host(
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                usable,
                available,
                cgroup.kind(),
                System.getProperty("java.version"),
                maven);
    }

    private static Bytes physicalByOshi() {
        return new Bytes(new SystemInfo().getHardware().getMemory().getTotal());
    }

    private static Optional<Bytes> kibibytes(String text, String key) {
        OptionalLong value = ProcFiles.kibibytes(text, key);
        return value.isPresent() ? Optional.of(new Bytes(value.getAsLong())) : Optional.empty();
    }
}
