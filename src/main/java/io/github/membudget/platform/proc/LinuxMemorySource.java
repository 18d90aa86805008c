package io.github.membudget.platform.proc;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.CpuUse;
import io.github.membudget.observe.sampling.MemorySource;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.observe.sampling.ProcessMemory;
import io.github.membudget.observe.sampling.ProcessStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds the Linux kernel's exact figures to OSHI's samples. */
public final class LinuxMemorySource implements MemorySource {
    private static final ProcessMemory NONE_OF_ITS_OWN =
            new ProcessMemory(Bytes.ZERO, Optional.of(Bytes.ZERO), Optional.empty());

    /** The highest; to raise it needs no right. */
    private static final String MOST_LIKELY = "1000";

    private final ProcFiles proc;
    private final boolean forksFirst;
    private final LinuxProcesses processes;
    private final LinuxCpu cpu;
    private final LateOshi oshi = new LateOshi();
    private final Map<ProcessKey, WatchedProcess> watched = new HashMap<>();
    private final Set<ProcessKey> started = new HashSet<>();

    /** @param forksFirst whether the kernel is to end forks before Maven's own JVM */
    public LinuxMemorySource(Path procRoot, boolean forksFirst) {
        this.forksFirst = forksFirst;
        this.proc = new ProcFiles(procRoot);
        this.cpu = new LinuxCpu(proc);
        this.processes = new LinuxProcesses(proc, ProcessHandle.current().pid());
    }

    @Override
    public List<ProcessStart> started() {
        return processes.started();
    }

    @Override
    public Optional<String> javaCommandLine(ProcessKey process) {
        try {
            Path executable = Files.readSymbolicLink(proc.root().resolve(process.pid() + "/exe"));
            Path name = executable.getFileName();
            if (name == null || !name.toString().startsWith("java")) {
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return proc.text(process.pid() + "/cmdline").map(ProcFiles::utf8);
    }

    @Override
    public boolean inherits(ProcessKey process, String value) {
        return proc.text(process.pid() + "/environ")
                .map(ProcFiles::utf8)
                .filter(text -> (text + "\0").contains("=" + value + "\0"))
                .isPresent();
    }

    @Override
    public Optional<ProcessMemory> memory(ProcessKey process) {
        if (isBeingStarted(process)) {
            return Optional.of(NONE_OF_ITS_OWN);
        }
        WatchedProcess known = watched.get(process);
        if (known == null) {
            known = watch(process);
        }
        Optional<ProcessMemory> memory = known == null ? Optional.empty() : known.read(oshi);
        if (memory.isEmpty()) {
            started.remove(process);
            cpu.forget(process);
        }
        if (memory.isEmpty() && known != null) {
            known.close();
            watched.remove(process);
        }
        return memory;
    }

    /**
     * Between vfork and exec a JVM's child is in its parent's memory, all of which is told as its own; only then has it the command line of the JVM
     * that starts it.
     */
    private boolean isBeingStarted(ProcessKey process) {
        if (started.contains(process)) {
            return false;
        }
        Optional<String> command = javaCommandLine(process);
        boolean itsParents = command.isPresent()
                && processes
                        .stat(process.pid())
                        .flatMap(stat -> proc.text(stat.parent() + "/cmdline"))
                        .map(ProcFiles::utf8)
                        .equals(command);
        if (!itsParents) {
            started.add(process);
        }
        return itsParents;
    }

    private @Nullable WatchedProcess watch(ProcessKey process) {
        try {
            WatchedProcess opened = new WatchedProcess(process.pid(), new StatusFile(proc.root(), process.pid()));
            if (same(process)) {
                watched.put(process, opened);
                return opened;
            }
            opened.close();
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void endFirst(ProcessKey process) {
        try {
            if (forksFirst && same(process)) {
                Files.writeString(proc.root().resolve(process.pid() + "/oom_score_adj"), MOST_LIKELY);
            }
        } catch (IOException e) {
            // It has ended, or this system does not allow it: the kernel chooses as it would have.
            return;
        }
    }

    @Override
    public void close() {
        watched.values().forEach(WatchedProcess::close);
        watched.clear();
    }

    private boolean same(ProcessKey process) {
        return processes
                .stat(process.pid())
                .filter(stat -> stat.startTicks() == process.startedAt() && !stat.zombie())
                .isPresent();
    }

    @Override
    public Optional<Bytes> proportionalShare(ProcessKey process) {
        if (isBeingStarted(process)) {
            return Optional.of(Bytes.ZERO);
        }
        return proc.text(process.pid() + "/smaps_rollup")
                .map(text -> ProcFiles.kibibytes(text, "Pss:"))
                .filter(OptionalLong::isPresent)
                .map(share -> new Bytes(share.getAsLong()));
    }

    @Override
    public Optional<Bytes> highWaterMark(long pid) {
        return proc.text(pid + "/status").flatMap(LinuxMemorySource::mark);
    }

    private static Optional<Bytes> mark(String status) {
        OptionalLong mark = ProcFiles.kibibytes(status, "VmHWM:");
        return mark.isPresent() ? Optional.of(new Bytes(mark.getAsLong())) : Optional.empty();
    }

    @Override
    public Optional<CpuUse> cpu(ProcessKey process) {
        return cpu.read(process);
    }

    @Override
    public void kill(ProcessKey process) {
        if (same(process)) {
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public List<String> gaps() {
        return List.of();
    }
}
