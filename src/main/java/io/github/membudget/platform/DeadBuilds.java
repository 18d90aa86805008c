package io.github.membudget.platform;

import io.github.membudget.model.PrivateFolder;
import io.github.membudget.platform.cgroup.BuildName;
import io.github.membudget.platform.proc.ProcFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Deletes what killed builds left in the build directory: notes of forks, heap dumps that nobody read, output that nobody was shown. */
public final class DeadBuilds {
    private static final Pattern FOLDER = Pattern.compile("(?:.*-)?(membudget-\\d+-\\d+-\\d+-[0-9a-f]{8})");
    private static final List<String> FOLDERS = List.of("live", "forks", "java", "console");

    /** Nobody can tell whether a build in another container lives. */
    private static final Duration LONGEST_BUILD = Duration.ofDays(1);

    private DeadBuilds() {}

    /** @param own this plugin's directory in the project's build directory */
    public static void clear(Path own) {
        BuildName names = new BuildName(new ProcFiles(Path.of("/proc")));
        for (String name : FOLDERS) {
            Path above = own.resolve(name);
            if (Files.isSymbolicLink(own) || !Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try (Stream<Path> folders = Files.list(above)) {
                folders.filter(folder -> isDead(folder, names)).toList().forEach(PrivateFolder::remove);
            } catch (IOException e) {
                // What cannot be listed was not left by a build of this user's.
                continue;
            }
            // Stays where another build's are.
            above.toFile().delete();
        }
    }

    private static boolean isDead(Path folder, BuildName names) {
        Matcher name = FOLDER.matcher(folder.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        return names.isDead(name.group(1)) || !names.isOfThisNamespace(name.group(1)) && isOld(folder);
    }

    private static boolean isOld(Path folder) {
        try {
            return Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(Instant.now().minus(LONGEST_BUILD));
        } catch (IOException e) {
            return false;
        }
    }
}
