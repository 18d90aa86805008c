package io.github.membudget.platform.proc;

import io.github.membudget.model.CpuSource;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.CpuUse.CpuPart;
import io.github.membudget.observe.sampling.ProcessKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processor time of JVMs, and what of it their compilers' and collectors' threads had. Safe on any thread. */
final class LinuxCpu {
    /** A clock tick, as /proc tells it: a hundredth of a second on every machine that runs Java. */
    private static final long MILLIS_OF_TICK = 10;

    /** A new thread has the name of the one that started it for a moment. */
    private static final int LOOKS_AT_A_NAME = 3;

    /** Java 8 names no thread for the kernel: looking on would be for nothing. */
    private static final int LOOKS_FOR_NAMES = 5;

    private final ProcFiles proc;
    private final Map<ProcessKey, Threads> known = new ConcurrentHashMap<>();

    LinuxCpu(ProcFiles proc) {
        this.proc = proc;
    }

    /** Empty once the process has ended. */
    Optional<CpuUse> read(ProcessKey process) {
        String folder = Long.toString(process.pid());
        return proc.text(folder + "/stat")
                .flatMap(ProcStat::parse)
                .filter(stat -> stat.startTicks() == process.startedAt())
                .map(stat ->
                        known.computeIfAbsent(process, key -> new Threads()).read(proc, folder + "/task", stat));
    }

    void forget(ProcessKey process) {
        known.remove(process);
    }

    /** The last that was seen of each thread that matters; what threads that have ended had stays in the sum. */
    private static final class Threads {
        private final Map<Long, ThreadTicks> alive = new HashMap<>();
        private final Map<Long, Integer> others = new HashMap<>();
        private final Map<ThreadRole, Long> ended = new EnumMap<>(ThreadRole.class);
        private int looks;

        private record ThreadTicks(ThreadRole role, long startTicks, long ticks) {}

        synchronized CpuUse read(ProcFiles proc, String folder, ProcStat process) {
            if (looks < LOOKS_FOR_NAMES || ended.containsKey(ThreadRole.VM)) {
                looks++;
                look(proc, folder);
            }
            CpuPart whole = new CpuPart(process.cpuTicks() * MILLIS_OF_TICK, CpuSource.KERNEL);
            if (!ended.containsKey(ThreadRole.VM)) {
                return new CpuUse(whole, Optional.empty(), Optional.empty());
            }
            CpuPart collectors = ended.containsKey(ThreadRole.COLLECTOR)
                    ? part(ThreadRole.COLLECTOR, CpuSource.KERNEL)
                    : part(ThreadRole.VM, CpuSource.VM_THREAD);
            return new CpuUse(whole, Optional.of(part(ThreadRole.COMPILER, CpuSource.KERNEL)), Optional.of(collectors));
        }

        private CpuPart part(ThreadRole role, CpuSource source) {
            long living = alive.values().stream()
                    .filter(seen -> seen.role == role)
                    .mapToLong(ThreadTicks::ticks)
                    .sum();
            return new CpuPart((ended.getOrDefault(role, 0L) + living) * MILLIS_OF_TICK, source);
        }

        private void look(ProcFiles proc, String folder) {
            String[] listed = proc.root().resolve(folder).toFile().list();
            if (listed == null || listed.length == 0) {
                return;
            }
            Set<Long> here = new HashSet<>();
            for (String thread : listed) {
                long id = Long.parseLong(thread);
                here.add(id);
                if (others.getOrDefault(id, 0) < LOOKS_AT_A_NAME) {
                    proc.text(folder + "/" + thread + "/stat")
                            .flatMap(ProcStat::parse)
                            .ifPresent(stat -> seen(id, stat));
                }
            }
            others.keySet().retainAll(here);
            alive.forEach((id, thread) -> {
                if (!here.contains(id)) {
                    end(thread);
                }
            });
            alive.keySet().retainAll(here);
        }

        private void seen(long id, ProcStat stat) {
            ThreadRole role = ThreadRole.of(stat.name());
            if (role == ThreadRole.OTHER) {
                others.merge(id, 1, Integer::sum);
                return;
            }
            // From here on it is known that there are such.
            ended.putIfAbsent(role, 0L);
            others.remove(id);
            ThreadTicks before = alive.put(id, new ThreadTicks(role, stat.startTicks(), stat.cpuTicks()));
            if (before != null && before.startTicks != stat.startTicks()) {
                end(before);
            }
        }

        private void end(ThreadTicks thread) {
            ended.merge(thread.role, thread.ticks, Long::sum);
        }
    }
}
