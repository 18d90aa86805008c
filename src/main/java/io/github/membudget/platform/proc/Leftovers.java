package io.github.membudget.platform.proc;

import io.github.membudget.model.LeftProcess;
import io.github.membudget.observe.sampling.ProcessKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/** What forks started and left running. */
public final class Leftovers {
    private static final long STEP_MILLIS = 20;

    private final RunningProcesses processes;
    private final Collection<ProcessKey> known;
    private final Collection<Long> grouped;

    /**
     * @param known processes of forks that have ended, some of which may live on
     * @param grouped the pids in the forks' group, where they had one
     */
    public Leftovers(RunningProcesses processes, Collection<ProcessKey> known, Collection<Long> grouped) {
        this.processes = processes;
        this.known = known;
        this.grouped = grouped;
    }

    /**
     * Names those that live on, and ends them if told to.
     *
     * @param graceMillis so long one may take to end by itself, and is not left behind
     * @param waitedFor tells by its pid that one has had its time
     */
    public List<LeftProcess> find(boolean end, long graceMillis, LongPredicate waitedFor) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(graceMillis);
        Set<Long> alive = alive();
        while (alive.stream().anyMatch(pid -> !waitedFor.test(pid)) && System.nanoTime() < deadline) {
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
            left.add(new LeftProcess(pid, processes.name(pid).orElse("?"), processes.rss(pid)));
            if (end) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
        return left;
    }

    private Set<Long> alive() {
        Set<Long> alive = new LinkedHashSet<>();
        known.stream().filter(processes::lives).forEach(process -> alive.add(process.pid()));
        grouped.stream().filter(processes::lives).forEach(alive::add);
        return alive;
    }
}
