package io.github.membudget.platform.proc;

import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.observe.sampling.ProcessStart;
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

    /** While it execs a process shows no environment: it is looked at again so many times, since a kernel's thread never has one. */
    private static final int LOOKS = 20;

    private static final String ORPHANS_MARK = "\0MEMBUDGET_FORK=";

    private final ProcFiles proc;
    private final long self;
    /** When each began, in ticks: a pid may be given out again. */
    private final Map<Long, Long> descendants = new HashMap<>();

    private final Set<Long> orphans = new HashSet<>();
    /** Those without an environment so far, and how many looks they have left. */
    private final Map<Long, Integer> unsettled = new HashMap<>();

    private final long selfStarted;
    private long lastPid = -1;
    /** Whether a pid up to the last one given out was seen: a container may be shown its host's loadavg, and needs a list each time. */
    private boolean counts;

    LinuxProcesses(ProcFiles proc, long self) {
        this.proc = proc;
        this.self = self;
        selfStarted = stat(self).map(ProcStat::startTicks).orElse(0L);
        descendants.put(self, selfStarted);
    }

    /** Those that began since the last call, parents before their children; orphans in no order. */
    List<ProcessStart> started() {
        long last = lastPidGivenOut();
        List<ProcessStart> started = new ArrayList<>();
        settle(started);
        if (counts && last == lastPid) {
            return started;
        }
        boolean step = lastPid >= 0 && last > lastPid && last - lastPid <= LARGE_STEP;
        counts = counts || step && isAnyHere(lastPid + 1, last);
        if (counts && step) {
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

    /** A process or a thread that is younger than this JVM. */
    private boolean isAnyHere(long from, long to) {
        for (long pid = from; pid <= to; pid++) {
            if (stat(pid).filter(one -> one.startTicks() >= selfStarted).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Looks again at those that had no environment. */
    private void settle(List<ProcessStart> started) {
        for (Map.Entry<Long, Integer> one : List.copyOf(unsettled.entrySet())) {
            long pid = one.getKey();
            int left = one.getValue() - 1;
            unsettled.remove(pid);
            consider(pid, true, started);
            unsettled.computeIfPresent(pid, (same, looks) -> left > 0 ? left : null);
        }
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
        if (stat.isEmpty()
                || stat.get().zombie()
                || Objects.equals(descendants.get(pid), stat.get().startTicks())
                || isThread(pid)) {
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
        } else if (orphansToo) {
            considerOrphan(key, stat.get().parent(), started);
        }
    }

    private void considerOrphan(ProcessKey key, long parent, List<ProcessStart> started) {
        String environment = proc.text(key.pid() + "/environ").orElse("?");
        if (("\0" + environment).contains(ORPHANS_MARK)) {
            descendants.put(key.pid(), key.startedAt());
            orphans.add(key.pid());
            started.add(new ProcessStart(key, parent, true));
        } else if (environment.isEmpty() && key.startedAt() >= selfStarted) {
            unsettled.put(key.pid(), LOOKS);
        }
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
