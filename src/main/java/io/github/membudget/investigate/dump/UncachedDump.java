package io.github.membudget.investigate.dump;

import java.io.File;

/**
 * A dump that is read once. The library writes its index beside a dump, for the next time, where it can make a directory there: hundreds of
 * MiB that take as long to write as the index takes to compute. Where it cannot, it keeps the index in a temporary file alone.
 */
final class UncachedDump extends File {
    private static final long serialVersionUID = 1;

    UncachedDump(String path) {
        super(path);
    }

    /** The library asks after it only to make that directory, which a file cannot hold. */
    @Override
    public File getParentFile() {
        return new File(getPath());
    }
}
