package io.github.membudget.platform;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Host;
import io.github.membudget.model.MavenMemory;
import io.github.membudget.model.Shortage.ThreadGroup;
import io.github.membudget.observe.sampling.MemorySource;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.observe.sampling.ProcessMemory;
import io.github.membudget.platform.cgroup.CgroupLimit;
import io.github.membudget.platform.cgroup.KernelLimits;
import io.github.membudget.platform.cgroup.OomKills;
import io.github.membudget.platform.cgroup.PidsLimits;
import io.github.membudget.platform.hotspot.ForkInspector;
import io.github.membudget.platform.hotspot.JavaHeap;
import io.github.membudget.platform.hotspot.PoolCounters;
import io.github.membudget.platform.proc.Leftovers;
import io.github.membudget.platform.proc.LinuxMemorySource;
import io.github.membudget.platform.proc.LinuxRunning;
import io.github.membudget.platform.proc.OshiProcesses;
import io.github.membudget.platform.proc.PortableMemorySource;
import io.github.membudget.platform.proc.PortableRunning;
import io.github.membudget.platform.proc.ProcFiles;
import io.github.membudget.platform.proc.RunningProcesses;
import io.github.membudget.platform.proc.StatusFile;
import io.github.membudget.platform.proc.ThreadLimits;
import io.github.membudget.platform.proc.ThreadNames;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What this system can be asked: where it is Linux, its own files beside what every system has. */
public final class ThisSystem {
    private final ProcFiles proc;

    private ThisSystem(ProcFiles proc) {
        this.proc = proc;
    }

    /** All that it tells. */
    public static ThisSystem whole() {
        return new ThisSystem(new ProcFiles(Path.of("/proc")));
    }

    /** What any system tells: on Linux, to see what others see. */
    public static ThisSystem portable() {
        return new ThisSystem(ProcFiles.NONE);
    }

    /** Whether more could be asked than is. */
    public boolean isPortable() {
        return proc == ProcFiles.NONE;
    }

    private boolean hasProc() {
        return Files.isReadable(proc.root().resolve("self/status"))
                && Files.isReadable(proc.root().resolve("loadavg"));
    }

    /** Where every figure is OSHI's, it begins to start: the first fork may be over before it has. */
    public void prepare() {
        if (!hasProc()) {
            Thread starter = new Thread(ThisSystem::startOshi, "membudget-oshi");
            starter.setDaemon(true);
            starter.start();
        }
    }

    private static void startOshi() {
        try {
            new OshiProcesses().figures(ProcessHandle.current().pid());
        } catch (RuntimeException | LinkageError e) {
            // Who asks it later is told what is wrong.
            return;
        }
    }

    /**
     * Of the memory of processes, the source that tells most.
     *
     * @param forksFirst whether the kernel is to end forks before Maven's own JVM, where memory runs out
     */
    public MemorySource memory(boolean forksFirst) {
        return hasProc() ? new LinuxMemorySource(proc.root(), forksFirst) : new PortableMemorySource();
    }

    /** Whether proportional shares can be read here; Linux has them since 4.14. */
    public boolean givesShares() {
        return Files.isReadable(proc.root().resolve("self/smaps_rollup"));
    }

    /** @param maven its version, for the report */
    public Host host(String maven) {
        return HostFacts.read(proc, maven);
    }

    /**
     * Maven's own JVM, now; known where there is /proc.
     *
     * @param base what this build may use
     */
    public Optional<MavenMemory> maven(Bytes base) {
        return StatusFile.ownMemory(proc).map(now -> OwnJvm.memory(now, base, isContainers(base)));
    }

    /** RSS of Maven's own JVM, now; nothing where the system does not tell. */
    public Bytes ownRss() {
        return StatusFile.ownMemory(proc).map(ProcessMemory::rss).orElseGet(OwnJvm::rssByOshi);
    }

    /** Whether a container's limit is what this build may use. */
    public boolean isContainers(Bytes base) {
        return CgroupLimit.read(proc, HostFacts.CGROUPS)
                .limit()
                .filter(base::equals)
                .isPresent();
    }

    /**
     * Never fails: what the system refuses is remembered.
     *
     * @param suiteLimit absent where the watchdog alone is wanted
     */
    public KernelLimits limits(Optional<Bytes> suiteLimit) {
        return KernelLimits.choose(proc, suiteLimit);
    }

    public ForkInspector inspector() {
        return new ForkInspector(processes());
    }

    /**
     * @param known processes of forks that have ended, some of which may live on
     * @param grouped the pids in the forks' group, where they had one
     */
    public Leftovers leftovers(Collection<ProcessKey> known, Collection<Long> grouped) {
        return new Leftovers(processes(), known, grouped);
    }

    /** Empty where the JVM keeps none, or not yet. */
    public Optional<PoolCounters> poolCounters(long pid) {
        // HotSpot's place on Linux, whatever java.io.tmpdir says, as the process itself sees it.
        Path folder = hasProc()
                ? proc.root().resolve(Long.toString(pid)).resolve("root/tmp")
                : Path.of(System.getProperty("java.io.tmpdir"));
        return PoolCounters.open(
                folder.resolve("hsperfdata_" + System.getProperty("user.name")).resolve(Long.toString(pid)));
    }

    /** @see JavaHeap */
    public Optional<JavaHeap> javaHeap(long pid, Bytes maxHeap) {
        return JavaHeap.read(proc, pid, maxHeap);
    }

    /** How many processes the kernel has ended for want of memory; empty where it does not count them. */
    public OptionalLong oomKills() {
        return OomKills.counted(proc);
    }

    /** Whether processes of this machine wait for memory, or nearly none is free. */
    public boolean isShortOfMemory() {
        return MemoryPressure.isHigh(proc);
    }

    /** What this user's builds on this machine keep free for their modules. */
    public BuildLedger ledger() {
        return isPortable() ? BuildLedger.alone(proc) : BuildLedger.open(proc, System.getenv());
    }

    /** Limits on threads that hold for the cgroups of a process; empty where there are none. */
    public Optional<PidsLimits> pidsLimits(long pid) {
        return PidsLimits.of(proc, pid);
    }

    /** The system's other limits on threads of a process, where it tells them. */
    public List<ThreadLimits.Counted> threadLimits(long pid, long threads) {
        return ThreadLimits.read(proc, pid, threads);
    }

    /** The most frequent names of a process' threads, where the system tells them. */
    public List<ThreadGroup> threadNames(long pid) {
        return ThreadNames.groups(proc, pid);
    }

    private RunningProcesses processes() {
        return hasProc() ? new LinuxRunning(proc) : new PortableRunning(File.pathSeparatorChar == ':');
    }
}
