package io.github.membudget.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reports of text in the build directory. */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Replaces the file as a whole, or removes it where there are no lines.
     *
     * @throws IOException if it cannot be written, or if it or its directory is a link that could lead elsewhere
     */
    public static void replace(List<String> lines, Path file) throws IOException {
        TextFile.replace(lines, file);
    }
}
