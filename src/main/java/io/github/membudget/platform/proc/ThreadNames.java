package io.github.membudget.platform.proc;

import io.github.membudget.model.Shortage.ThreadGroup;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Groups a process' threads by their names, of which Linux keeps 15 characters. */
public final class ThreadNames {
    /** Threads that are read: a pool of so many is seen among them. */
    private static final int MOST_READ = 2000;

    private static final int MOST_GROUPS = 3;

    /** Fewer of one name tell nothing. */
    private static final int FEWEST = 5;

    private ThreadNames() {}

    /** The most frequent first, without what the JVM has for itself. */
    public static List<ThreadGroup> groups(ProcFiles proc, long pid) {
        Map<String, Long> counts = new TreeMap<>();
        int read = 0;
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(proc.root().resolve(pid + "/task"))) {
            for (Path thread : threads) {
                if (++read > MOST_READ) {
                    break;
                }
                String name = proc.text(pid + "/task/" + Objects.requireNonNull(thread.getFileName()) + "/comm")
                        .map(ProcFiles::utf8)
                        .orElse("")
                        .strip();
                if (ThreadRole.of(name) == ThreadRole.OTHER && !name.equals("java")) {
                    counts.merge(common(name), 1L, Long::sum);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= FEWEST && !entry.getKey().isEmpty())
                .map(entry -> new ThreadGroup(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(ThreadGroup::count).reversed())
                .limit(MOST_GROUPS)
                .toList();
    }

    /** {@code pool-#-thread} for {@code pool-12-thread-}, whose end the system has cut off. */
    private static String common(String name) {
        return name.replaceAll("\\d+", "#").replaceFirst("[-#_ .:/]+$", "");
    }
}
