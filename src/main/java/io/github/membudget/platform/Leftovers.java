package io.github.membudget.platform;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.LeftProcess;
import io.github.membudget.observe.ProcessKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What forks started and left running. */
public final class Leftovers {
    /** A process that is just ending by itself is not left behind. */
    private static final long GRACE_MILLIS = 300;

    private static final long STEP_MILLIS = 20;

    private final ForkInspector inspector = new ForkInspector();
    private final ProcFiles proc = new ProcFiles(Path.of("/proc"));
    private final Collection<ProcessKey> known;
    private final Collection<Long> grouped;

    /**
     * @param known processes of forks that have ended, some of which may live on
     * @param grouped the pids in the forks' group, where they had one
     */
    public Leftovers(Collection<ProcessKey> known, Collection<Long> grouped) {
        this.known = known;
        this.grouped = grouped;
    }

    /** Names those that live on after a moment's grace, and ends them if told to. */
    public List<LeftProcess> find(boolean end) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        Set<Long> alive = alive();
        while (!alive.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            alive.retainAll(alive());
        }
        List<LeftProcess> left = new ArrayList<>();
        for (long pid : alive) {
            left.add(new LeftProcess(pid, inspector.command(pid), rss(pid)));
            if (end) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
        return left;
    }

    private Set<Long> alive() {
        Set<Long> alive = new LinkedHashSet<>();
        known.stream().filter(this::lives).forEach(process -> alive.add(process.pid()));
        grouped.stream().filter(this::lives).forEach(alive::add);
        return alive;
    }

    private boolean lives(ProcessKey process) {
        Optional<ProcStat> stat = proc.text(process.pid() + "/stat").flatMap(ProcStat::parse);
        return stat.isPresent() && !stat.get().zombie() && stat.get().startTicks() == process.startedAt();
    }

    private boolean lives(long pid) {
        return proc.text(pid + "/stat")
                .flatMap(ProcStat::parse)
                .filter(stat -> !stat.zombie())
                .isPresent();
    }

    private Optional<Bytes> rss(long pid) {
        OptionalLong rss = proc.text(pid + "/status")
                .map(status -> ProcFiles.kibibytes(status, "VmRSS:"))
                .orElse(OptionalLong.empty());
        return rss.isPresent() ? Optional.of(new Bytes(rss.getAsLong())) : Optional.empty();
    }
}
