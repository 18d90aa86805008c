package io.github.membudget.platform;

import io.github.membudget.model.Bytes;
import io.github.membudget.observe.MemorySource;
import io.github.membudget.observe.ProcessKey;
import io.github.membudget.observe.ProcessMemory;
import io.github.membudget.observe.ProcessStart;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What OSHI and the JDK can tell on any system: samples alone, and new processes noticed once a second. */
final class PortableMemorySource implements MemorySource {
    /** Listing descendants goes through all processes of the machine. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final OshiProcesses oshi = new OshiProcesses();
    private Set<ProcessKey> seen = new HashSet<>();
    private long nextLook = System.nanoTime();

    @Override
    public List<ProcessStart> started() {
        if (System.nanoTime() < nextLook) {
            return List.of();
        }
        nextLook = System.nanoTime() + LOOK_NANOS;
        List<ProcessStart> alive = ProcessHandle.current()
                .descendants()
                .map(process -> new ProcessStart(
                        key(process), process.parent().map(ProcessHandle::pid).orElse(0L), false))
                .toList();
        Set<ProcessKey> before = seen;
        seen = new HashSet<>();
        alive.forEach(process -> seen.add(process.key()));
        return alive.stream().filter(process -> !before.contains(process.key())).toList();
    }

    private static ProcessKey key(ProcessHandle process) {
        return new ProcessKey(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    @Override
    public Optional<String> javaCommandLine(ProcessKey process) {
        String arguments = oshi.arguments(process.pid());
        String program = arguments.split("\0", 2)[0];
        String name = program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        return name.startsWith("java") ? Optional.of(arguments) : Optional.empty();
    }

    @Override
    public boolean inherits(ProcessKey process, String value) {
        return false;
    }

    @Override
    public Optional<ProcessMemory> memory(ProcessKey process) {
        boolean same = ProcessHandle.of(process.pid())
                .filter(handle -> handle.isAlive() && key(handle).equals(process))
                .isPresent();
        return same
                ? oshi.figures(process.pid())
                        .map(figures -> new ProcessMemory(figures.rss(), figures.privateMemory(), Optional.empty()))
                : Optional.empty();
    }

    @Override
    public Optional<Bytes> proportionalShare(ProcessKey process) {
        return Optional.empty();
    }

    @Override
    public Optional<Bytes> highWaterMark(long pid) {
        return Optional.empty();
    }

    @Override
    public void kill(ProcessKey process) {
        ProcessHandle.of(process.pid())
                .filter(handle -> key(handle).equals(process))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public List<String> gaps() {
        return List.of(
                "membudget: this system keeps no mark of a process' highest memory: peaks are the highest samples.");
    }
}
