package io.github.membudget.platform.proc;

import io.github.membudget.model.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** RSS and private memory of processes, on every system that OSHI knows. */
public final class OshiProcesses {
    private final OperatingSystem system = new SystemInfo().getOperatingSystem();
    private final Map<Long, OSProcess> known = new HashMap<>();

    /**
     * One process' figures.
     *
     * @param startedAt in milliseconds, to tell a pid given out again
     */
    record Figures(Bytes rss, Optional<Bytes> privateMemory, long startedAt) {}

    public Optional<Figures> figures(long pid) {
        OSProcess process = known.get(pid);
        if (process == null) {
            process = system.getProcess(Math.toIntExact(pid));
            if (process == null) {
                return Optional.empty();
            }
            known.put(pid, process);
        } else if (!process.updateAttributes()) {
            known.remove(pid);
            return Optional.empty();
        }
        if (process.getState() == OSProcess.State.ZOMBIE || process.getState() == OSProcess.State.INVALID) {
            known.remove(pid);
            return Optional.empty();
        }
        // OSHI says 0 or less where the system does not tell.
        long privates = process.getPrivateResidentMemory();
        return Optional.of(new Figures(
                new Bytes(Math.max(0, process.getResidentMemory())),
                privates > 0 ? Optional.of(new Bytes(privates)) : Optional.empty(),
                process.getStartTime()));
    }

    String arguments(long pid) {
        OSProcess process = system.getProcess(Math.toIntExact(pid));
        return process == null ? "" : String.join("\0", process.getArguments());
    }

    OptionalLong threads(long pid) {
        OSProcess process = system.getProcess(Math.toIntExact(pid));
        return process == null ? OptionalLong.empty() : OptionalLong.of(process.getThreadCount());
    }

    /** Where the system shows it: whether a variable has this value. */
    boolean hasInEnvironment(long pid, String value) {
        OSProcess process = system.getProcess(Math.toIntExact(pid));
        return process != null && process.getEnvironmentVariables().containsValue(value);
    }
}
