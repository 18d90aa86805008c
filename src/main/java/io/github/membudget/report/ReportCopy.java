package io.github.membudget.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** What another report file says already, in less time than writing it again. */
public final class ReportCopy {
    private ReportCopy() {}

    /** @throws IOException if it cannot be written, if a link stands there, or if the other is no file any more */
    public static void of(Path written, Path file) throws IOException {
        if (!Files.isRegularFile(written, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(written + " is gone");
        }
        TextFile.replace(file, out -> {
            try (out) {
                Files.copy(written, out);
            }
        });
    }
}
