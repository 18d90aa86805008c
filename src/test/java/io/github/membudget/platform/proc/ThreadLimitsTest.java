package io.github.membudget.platform.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Shortage.LimitedBy;
import io.github.membudget.model.Shortage.ThreadGroup;
import io.github.membudget.model.Shortage.ThreadLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By files as Linux has them. */
class ThreadLimitsTest {
    @TempDir
    private Path root = Path.of("");

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void process(int pid, int user, int threads, String capabilities) throws IOException {
        write(
                pid + "/status",
                "Name:\tjava\nUid:\t" + user + "\t" + user + "\nThreads:\t" + threads + "\nCapEff:\t" + capabilities
                        + "\n");
        write(
                pid + "/limits",
                "Max cpu time  unlimited  unlimited  seconds\nMax processes             500          500      processes\n");
    }

    private Optional<ThreadLimit> reached(long threads, long most) {
        return ThreadLimits.reached(ThreadLimits.read(new ProcFiles(root), 7, threads), most);
    }

    @Test
    void allThreadsOfTheUserCountAgainstItsLimit() throws IOException {
        process(7, 1000, 320, "0000000000000000");
        process(8, 1000, 100, "0000000000000000");
        process(9, 1001, 300, "0000000000000000");
        assertThat(reached(300, 380)).contains(new ThreadLimit(LimitedBy.USER, 500, Optional.empty()));
        assertThat(reached(300, 310)).as("120 of others").isEmpty();
    }

    @Test
    void rootIsNotHeldToIt() throws IOException {
        process(7, 0, 499, "0000000000000000");
        assertThat(reached(490, 500)).isEmpty();
        process(7, 1000, 499, "000001ffffffffff");
        assertThat(reached(490, 500)).isEmpty();
    }

    @Test
    void theSystemHasLimitsOfItsOwn() throws IOException {
        write("loadavg", "0.50 0.40 0.30 2/950 4711\n");
        write("sys/kernel/threads-max", "1000\n");
        write("sys/kernel/pid_max", "4194304\n");
        assertThat(reached(300, 330)).contains(new ThreadLimit(LimitedBy.SYSTEM_THREADS, 1000, Optional.empty()));
        assertThat(reached(300, 310)).isEmpty();
    }

    @Test
    void eachThreadHasTwoMappings() throws IOException {
        write("sys/vm/max_map_count", "1000\n");
        write("7/maps", "a line\n".repeat(900));
        assertThat(reached(400, 440)).contains(new ThreadLimit(LimitedBy.MAPPINGS, 1000, Optional.empty()));
        assertThat(reached(400, 410)).isEmpty();
    }

    @Test
    void threadsAreGroupedByNameWithoutNumbersAndTheJvmsOwn() throws IOException {
        for (int i = 0; i < 12; i++) {
            write("7/task/" + i + "/comm", "pool-" + i + "-thread-" + (i < 10 ? "1" : "") + "\n");
            write("7/task/" + (100 + i) + "/comm", "GC Thread#" + i + "\n");
            write("7/task/" + (200 + i) + "/comm", "java\n");
        }
        write("7/task/300/comm", "main\n");
        assertThat(ThreadNames.groups(new ProcFiles(root), 7)).containsExactly(new ThreadGroup("pool-#-thread", 12));
    }
}
