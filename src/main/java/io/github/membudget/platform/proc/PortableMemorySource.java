package io.github.membudget.platform.proc;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.CpuSource;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.CpuUse.CpuPart;
import io.github.membudget.observe.sampling.MemorySource;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.observe.sampling.ProcessMemory;
import io.github.membudget.observe.sampling.ProcessStart;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What OSHI and the JDK can tell on any system: samples alone, and new processes noticed by listing all, as often as that may cost. */
public final class PortableMemorySource implements MemorySource {
    /** Listing descendants goes through all processes of the machine: one part in so many of the time. */
    private static final long LOOK_COST = 200;

    /** What looking may cost at once when a fork begins, so that it is found before its first test. */
    private static final long EXPECTING_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Between fork and exec a process has its parent's environment or none; later it does not change. */
    private static final int MOST_ASKED = 5;

    private final OshiProcesses oshi = new OshiProcesses();
    private final ProcessHandle self = ProcessHandle.current();
    private final Optional<Instant> selfStarted = self.info().startInstant();
    /** To one of these a process falls whose own parent has ended, where it falls to anybody. */
    private final Set<ProcessHandle> ancestors = Stream.iterate(
                    self.parent(), Optional::isPresent, parent -> parent.flatMap(ProcessHandle::parent))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());

    private final Map<ProcessKey, Integer> asked = new HashMap<>();
    private Set<ProcessHandle> seen = Set.of();
    private long lastLook = System.nanoTime() - MOST_NANOS;
    private long credit;

    @Override
    public List<ProcessStart> started() {
        long before = System.nanoTime();
        long since = before - lastLook;
        if (since < LEAST_NANOS || (since < MOST_NANOS && credit + since / LOOK_COST <= 0)) {
            return List.of();
        }
        Set<ProcessHandle> alive = ProcessHandle.allProcesses().collect(Collectors.toSet());
        List<ProcessStart> started = alive.stream()
                .filter(process -> !seen.contains(process))
                .sorted(Comparator.comparingLong(ProcessHandle::pid))
                .flatMap(process -> start(process).stream())
                .toList();
        seen = alive;
        credit = Math.min(credit + since / LOOK_COST, EXPECTING_NANOS) - (System.nanoTime() - before);
        lastLook = before;
        return started;
    }

    @Override
    public void expectStarts() {
        credit = Math.max(credit, EXPECTING_NANOS);
    }

    /** Empty for what is neither this JVM's nor can have become nobody's. */
    private Optional<ProcessStart> start(ProcessHandle process) {
        Optional<Instant> began = process.info().startInstant();
        if (began.isEmpty() || selfStarted.filter(began.get()::isBefore).isPresent()) {
            return Optional.empty();
        }
        Optional<ProcessHandle> parent = process.parent();
        boolean orphan = parent.filter(known -> !ancestors.contains(known)).isEmpty();
        return orphan || isDescendant(parent)
                ? Optional.of(new ProcessStart(
                        key(process), parent.map(ProcessHandle::pid).orElse(0L), orphan))
                : Optional.empty();
    }

    private boolean isDescendant(Optional<ProcessHandle> parent) {
        return parent.filter(known -> known.equals(self) || isDescendant(known.parent()))
                .isPresent();
    }

    static ProcessKey key(ProcessHandle process) {
        return new ProcessKey(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    @Override
    public Optional<String> javaCommandLine(ProcessKey process) {
        String arguments = oshi.arguments(process.pid());
        return isJava(arguments.split("\0", 2)[0]) ? Optional.of(arguments) : Optional.empty();
    }

    /** Whatever the case and the suffix that Windows gives it. */
    static boolean isJava(String program) {
        String name = program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        return name.toLowerCase(Locale.ROOT).startsWith("java");
    }

    @Override
    public boolean inherits(ProcessKey process, String value) {
        return asked.merge(process, 1, Integer::sum) <= MOST_ASKED && oshi.hasInEnvironment(process.pid(), value);
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

    /** The JDK's own call: cheaper than OSHI's, which on some systems lists all processes for one. */
    @Override
    public Optional<CpuUse> cpu(ProcessKey process) {
        return ProcessHandle.of(process.pid())
                .filter(handle -> key(handle).equals(process))
                .flatMap(handle -> handle.info().totalCpuDuration())
                .map(time ->
                        new CpuUse(new CpuPart(time.toMillis(), CpuSource.SYSTEM), Optional.empty(), Optional.empty()));
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
