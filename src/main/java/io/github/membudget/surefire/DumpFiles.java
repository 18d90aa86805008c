package io.github.membudget.surefire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files into which Surefire writes what went wrong with a fork, beside its reports. */
final class DumpFiles {
    private static final Pattern NAME = Pattern.compile(".*?(?:-jvmRun(\\d{1,9}))?\\.(?:dump|dumpstream)");

    private DumpFiles() {}

    /**
     * Those written since then, but for those of other forks: of modules that run at one time, all write into one directory.
     *
     * @param forks Surefire's numbers of the module's own
     */
    static List<Path> since(long millis, Path reports, Set<Integer> forks) {
        if (!Files.isDirectory(reports)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(reports)) {
            return files.filter(file -> isOf(file, forks))
                    .filter(file -> file.toFile().lastModified() >= millis)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // They are where they always are, unnamed.
            return List.of();
        }
    }

    private static boolean isOf(Path file, Set<Integer> forks) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() && (name.group(1) == null || forks.contains(Integer.parseInt(name.group(1))));
    }
}
