package io.github.membudget.platform;

import io.github.membudget.observe.ProcessKey;
import io.github.membudget.observe.ProcessStart;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/** Notices new descendants of this JVM without going through all processes of the machine. */
final class LinuxProcesses {
    /** Above this many new pids at once, listing /proc is cheaper than asking for each. */
    private static final long LARGE_STEP = 400;

    private static final String ORPHANS_MARK = "\0MEMBUDGET_FORK=";

    private final ProcFiles proc;
    private final long self;
    /** When each began, in ticks: a pid may be given out again. */
    private final Map<Long, Long> descendants = new HashMap<>();

    private final Set<Long> orphans = new HashSet<>();
    private long lastPid = -1;

    LinuxProcesses(ProcFiles proc, long self) {
        this.proc = proc;
        this.self = self;
        descendants.put(self, stat(self).map(ProcStat::startTicks).orElse(0L));
    }

    /** Those that began since the last call, parents before their children. */
    List<ProcessStart> started() {
        long last = lastPidGivenOut();
        if (last == lastPid && last >= 0) {
            return List.of();
        }
        List<ProcessStart> started = new ArrayList<>();
        boolean step = lastPid >= 0 && last > lastPid && last - lastPid <= LARGE_STEP;
        if (step) {
            for (long pid = lastPid + 1; pid <= last; pid++) {
                consider(pid, true, started);
            }
        } else {
            descendants.keySet().removeIf(((LongPredicate) this::gone)::test);
            orphans.removeIf(((LongPredicate) this::gone)::test);
            List<Long> listed = listed();
            considerAll(listed, false, started);
            // Only now: what is no descendant yet may be one whose parent is listed after it.
            considerAll(listed, true, started);
        }
        lastPid = last;
        return started;
    }

    private void considerAll(List<Long> listed, boolean orphansToo, List<ProcessStart> started) {
        int before;
        do {
            before = started.size();
            listed.forEach(pid -> consider(pid, orphansToo, started));
            // Once pids begin anew, a child's may be lower than its parent's.
        } while (started.size() > before);
    }

    private boolean gone(long pid) {
        return pid != self && !new File(proc.root().toFile(), Long.toString(pid)).exists();
    }

    /** The last field of /proc/loadavg: the pid that was given out last, to a process or a thread. */
    private long lastPidGivenOut() {
        return proc.text("loadavg")
                .map(text -> text.strip().substring(text.strip().lastIndexOf(' ') + 1))
                .map(LinuxProcesses::number)
                .orElse(-1L);
    }

    private List<Long> listed() {
        String[] names = proc.root().toFile().list();
        List<Long> pids = new ArrayList<>();
        for (String name : names == null ? new String[0] : names) {
            long pid = number(name);
            if (pid > 0) {
                pids.add(pid);
            }
        }
        pids.sort(null);
        return pids;
    }

    private void consider(long pid, boolean orphansToo, List<ProcessStart> started) {
        Optional<ProcStat> stat = stat(pid);
        if (stat.isEmpty() || Objects.equals(descendants.get(pid), stat.get().startTicks()) || isThread(pid)) {
            return;
        }
        ProcessKey key = new ProcessKey(pid, stat.get().startTicks());
        // What had this pid before has ended.
        descendants.remove(pid);
        orphans.remove(pid);
        if (descendants.containsKey(stat.get().parent())) {
            descendants.put(pid, key.startedAt());
            boolean ofAnOrphan = orphans.contains(stat.get().parent());
            if (ofAnOrphan) {
                orphans.add(pid);
            }
            started.add(new ProcessStart(key, stat.get().parent(), ofAnOrphan));
        } else if (orphansToo && isOrphanOfAFork(pid)) {
            descendants.put(pid, key.startedAt());
            orphans.add(pid);
            started.add(new ProcessStart(key, stat.get().parent(), true));
        }
    }

    private boolean isOrphanOfAFork(long pid) {
        return proc.text(pid + "/environ")
                .filter(text -> ("\0" + text).contains(ORPHANS_MARK))
                .isPresent();
    }

    /** Threads have pids too, but only processes are listed. */
    private boolean isThread(long pid) {
        return proc.text(pid + "/status")
                .filter(status -> ProcFiles.number(status, "Tgid:").orElse(pid) != pid)
                .isPresent();
    }

    Optional<ProcStat> stat(long pid) {
        return proc.text(pid + "/stat").flatMap(ProcStat::parse);
    }

    private static long number(String text) {
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 17) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return text.isEmpty() ? -1 : number;
    }
}
