package io.github.membudget.enforce;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.InFork;
import io.github.membudget.model.TestId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A module at one moment of its way to its ceiling: one file of the black box.
 *
 * @param occasion why it is written: {@code at 75 % of its 512 MiB ceiling}
 * @param atMillis since the session started
 * @param running the tests that had begun and not ended
 * @param cutShort the tests whose fork ended before them
 */
public record BlackBoxPage(
        String module,
        String occasion,
        long atMillis,
        List<TestId> running,
        List<TestId> cutShort,
        List<Line> processes) {
    /**
     * One process of the module.
     *
     * @param command its name as the system shows it
     * @param jvm whether it is a test JVM, not something that one started
     * @param threads where known
     * @param noted what a test JVM noted of itself when its last test or class ended
     */
    public record Line(
            long pid, String command, boolean jvm, Bytes rss, OptionalLong threads, Optional<InFork> noted) {}
}
