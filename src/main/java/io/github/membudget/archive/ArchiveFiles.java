package io.github.membudget.archive;

import java.nio.file.Path;
import java.util.List;

/** The files of one archive in the store, by their endings. */
final class ArchiveFiles {
    /** What the archive is good for; the other two are named in it. */
    static final String ENTRY = ".properties";

    static final String ARCHIVE = ".jsa";
    static final String NAMES = ".names";

    /** Held by the build that makes the archive. */
    static final String CLAIM = ".claim";

    private ArchiveFiles() {}

    /** What was made of an archive that is not published. */
    static void discard(List<Path> files) {
        files.forEach(file -> file.toFile().delete());
    }
}
