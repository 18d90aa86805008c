package io.github.membudget.platform.cgroup;

import io.github.membudget.model.Shortage.LimitedBy;
import io.github.membudget.model.Shortage.ThreadLimit;
import io.github.membudget.platform.proc.ProcFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The limits on processes and threads of one process' cgroup and of those above it. */
public final class PidsLimits {
    private static final String MAX = "pids.max";
    private static final String CURRENT = "pids.current";

    private final List<Path> groups;
    private final long refusedBefore;

    /** @param groups the innermost first */
    private PidsLimits(List<Path> groups) {
        this.groups = groups;
        this.refusedBefore = refused();
    }

    /** Empty where none limits it. */
    public static Optional<PidsLimits> of(ProcFiles proc, long pid) {
        String process = Long.toString(pid);
        return Stream.of(CgroupPlace.v1(proc, process, "pids"), CgroupPlace.v2(proc, process))
                .flatMap(Optional::stream)
                .map(CgroupPlace::upwards)
                .filter(groups ->
                        groups.stream().anyMatch(group -> number(group, MAX).isPresent()))
                .findFirst()
                .map(PidsLimits::new);
    }

    /** The limit for which the kernel has refused a thread since this was made; empty where it has not. */
    public Optional<ThreadLimit> reached() {
        // What has ended since is missing in all of them alike: the one that is nearest to its limit now was nearest
        // then.
        return refused() <= refusedBefore
                ? Optional.empty()
                : groups.stream()
                        .filter(group -> number(group, MAX).isPresent())
                        .min(Comparator.comparingLong(PidsLimits::left))
                        .map(group -> new ThreadLimit(
                                LimitedBy.CGROUP, number(group, MAX).getAsLong(), Optional.of(group.toString())));
    }

    private static long left(Path group) {
        return number(group, MAX).orElse(Long.MAX_VALUE)
                - number(group, CURRENT).orElse(0);
    }

    /** The kernel counts a refusal in the cgroup of the process, or newer ones in that of the limit. */
    private long refused() {
        return groups.stream()
                .mapToLong(group -> text(group, "pids.events")
                        .map(events -> ProcFiles.number(events, "max"))
                        .orElse(OptionalLong.empty())
                        .orElse(0))
                .sum();
    }

    /** Empty for {@code max}, which is no limit. */
    private static OptionalLong number(Path group, String file) {
        String text = text(group, file).orElse("").strip();
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static Optional<String> text(Path group, String file) {
        try {
            return Optional.of(Files.readString(group.resolve(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
