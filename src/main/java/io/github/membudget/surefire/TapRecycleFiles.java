package io.github.membudget.surefire;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files by which the stand-in for a fork's java learns whether another JVM follows. {@link JavaWrapperScript} reads them. */
final class TapRecycleFiles {
    /** And the fork's number: another JVM follows. */
    static final String AGAIN = "again-";
    /** And the fork's number: no JVM starts. */
    static final String NONE = "none-";

    private final Path directory;

    TapRecycleFiles(Path directory) {
        this.directory = directory;
    }

    /** Makes sure that {@link #release} will work. False where nothing can be written: then the fork goes on as it is. */
    boolean prepare(int fork) {
        try {
            Files.writeString(directory.resolve("next-" + fork), "");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Another JVM follows this fork's. Not before it has said good-bye: one that is ended by a test's System.exit ends as ever.
     *
     * @throws UncheckedIOException so that Surefire fails the build: classes are left that nobody would run
     */
    void release(int fork) {
        try {
            Files.move(
                    directory.resolve("next-" + fork),
                    directory.resolve(AGAIN + fork),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fork is not to start a JVM at all. */
    void startNone(int fork) throws IOException {
        Files.writeString(directory.resolve(NONE + fork), "");
    }

    /** What the script did not take away itself. */
    static void remove(Path directory) {
        File[] left = directory.toFile().listFiles((folder, name) -> name.matches("(next|again|none)-[0-9]+"));
        for (File file : left == null ? new File[0] : left) {
            file.delete();
        }
    }
}
