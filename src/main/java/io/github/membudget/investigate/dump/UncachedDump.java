package io.github.membudget.investigate.dump;

import java.io.File;

/**
 * A dump whose index the library does not write to disk beside it. For a dump that is read once, that would cost hundreds of MiB and as
 * much time as computing the index. The library keeps the index in a temporary file where it cannot make a directory beside the dump, and
 * this class makes it believe so.
 */
final class UncachedDump extends File {
    private static final long serialVersionUID = 1;

    UncachedDump(String path) {
        super(path);
    }

    /** The dump itself in place of its directory: the library asks only in order to make a directory there, which fails in a file. */
    @Override
    public File getParentFile() {
        return new File(getPath());
    }
}
