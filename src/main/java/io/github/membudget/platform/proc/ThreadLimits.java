package io.github.membudget.platform.proc;

import io.github.membudget.model.Shortage.LimitedBy;
import io.github.membudget.model.Shortage.ThreadLimit;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The limits of a Linux system on the threads of one process, but for those of cgroups, with what counts against each. */
public final class ThreadLimits {
    private static final String USER = "Max processes";
    private static final Pattern SOFT = Pattern.compile(USER + "\\s+(\\d{1,18})\\s.*");

    /** CAP_SYS_ADMIN and CAP_SYS_RESOURCE: who has either is not held to RLIMIT_NPROC. */
    private static final long EXEMPTING = 1L << 21 | 1L << 24;

    /** Percent of a limit from which on it was reached: threads come and go between two samples. */
    private static final int NEAR_PERCENT = 97;

    private final ProcFiles proc;
    private final long pid;

    private ThreadLimits(ProcFiles proc, long pid) {
        this.proc = proc;
        this.pid = pid;
    }

    /**
     * A limit.
     *
     * @param others what counts against it beside the threads that were counted
     * @param each what one thread counts
     */
    public record Counted(LimitedBy by, long limit, long others, long each) {
        private boolean isReached(long threads) {
            return (others + threads * each) * 100 >= limit * NEAR_PERCENT;
        }
    }

    /** @param threads of the process now */
    public static List<Counted> read(ProcFiles proc, long pid, long threads) {
        ThreadLimits limits = new ThreadLimits(proc, pid);
        List<Counted> all = new ArrayList<>();
        limits.ofUser(threads).ifPresent(all::add);
        long others = limits.tasks() - threads;
        limits.setting("threads-max", LimitedBy.SYSTEM_THREADS, others).ifPresent(all::add);
        limits.setting("pid_max", LimitedBy.SYSTEM_NUMBERS, others).ifPresent(all::add);
        limits.mappings(threads).ifPresent(all::add);
        return all;
    }

    /** @param threads the most that the process had */
    public static Optional<ThreadLimit> reached(List<Counted> limits, long threads) {
        return limits.stream()
                .filter(limit -> limit.isReached(threads))
                .findFirst()
                .map(limit -> new ThreadLimit(limit.by(), limit.limit(), Optional.empty()));
    }

    private Optional<Counted> ofUser(long threads) {
        String status = proc.text(pid + "/status").orElse("");
        OptionalLong user = ProcFiles.number(status, "Uid:");
        OptionalLong limit = soft();
        return user.isEmpty() || user.getAsLong() == 0 || limit.isEmpty() || isExempt(status)
                ? Optional.empty()
                : Optional.of(new Counted(LimitedBy.USER, limit.getAsLong(), tasksOf(user.getAsLong()) - threads, 1));
    }

    private OptionalLong soft() {
        return proc.text(pid + "/limits")
                .orElse("")
                .lines()
                .map(SOFT::matcher)
                .filter(Matcher::matches)
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .findFirst();
    }

    private static boolean isExempt(String status) {
        return status.lines()
                .filter(line -> line.startsWith("CapEff:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & EXEMPTING) != 0);
    }

    private long tasksOf(long user) {
        long tasks = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc.root(), "[0-9]*")) {
            for (Path process : processes) {
                String status = proc.text(process.getFileName() + "/status").orElse("");
                if (ProcFiles.number(status, "Uid:").orElse(-1) == user) {
                    tasks += ProcFiles.number(status, "Threads:").orElse(0);
                }
            }
        } catch (IOException e) {
            return tasks;
        }
        return tasks;
    }

    /** All of the system, as {@code /proc/loadavg} has them after a slash. */
    private long tasks() {
        Matcher all =
                Pattern.compile("/(\\d{1,18}) ").matcher(proc.text("loadavg").orElse(""));
        return all.find() ? Long.parseLong(all.group(1)) : 0;
    }

    private Optional<Counted> setting(String name, LimitedBy by, long others) {
        OptionalLong limit = kernel("kernel/" + name);
        return limit.isPresent() ? Optional.of(new Counted(by, limit.getAsLong(), others, 1)) : Optional.empty();
    }

    /** Counting them takes long where there are many: only where they may be too many. */
    private Optional<Counted> mappings(long threads) {
        OptionalLong limit = kernel("vm/max_map_count");
        if (limit.isEmpty() || threads * 4 < limit.getAsLong()) {
            return Optional.empty();
        }
        long mappings = proc.text(pid + "/maps").orElse("").lines().count();
        return Optional.of(new Counted(LimitedBy.MAPPINGS, limit.getAsLong(), mappings - 2 * threads, 2));
    }

    private OptionalLong kernel(String name) {
        return ProcFiles.number(proc.text("sys/" + name).orElse(""), "");
    }
}
