package io.github.membudget.model;

import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the forks of a module noted of leftovers that may fail the build.
 *
 * @param forks how many looked for them up to their end
 * @param cutShort how many ended before they had
 * @param unseen kinds that one of their JVMs does not show
 */
public record LeakCheck(int forks, int cutShort, Set<LeftoverKind> unseen, List<Left> left) {
    public static final LeakCheck NONE = new LeakCheck(0, 0, Set.of(), List.of());

    /** Whether a fork noted this process: then it has had its time to end. */
    public boolean noted(long pid) {
        return left.stream()
                .anyMatch(one ->
                        one.kind() == LeftoverKind.CHILD_PROCESS && one.detail().endsWith("(pid " + pid + ")"));
    }

    /**
     * Something that stayed.
     *
     * @param name how it is called
     * @param detail the same in more words
     * @param className whose; of classes that ran side by side, the one that ended last
     * @param shared whether others ran beside it, which may have left it
     * @param test at whose end it was first seen, where known
     */
    public record Left(
            LeftoverKind kind, String name, String detail, String className, boolean shared, Optional<String> test) {}
}
