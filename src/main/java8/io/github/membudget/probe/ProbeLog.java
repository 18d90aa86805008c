package io.github.membudget.probe;

import io.github.membudget.probe.format.LineKind;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A file of lines as {@link LineKind} has them, only ever added to. What belongs together is written by one call, so that a fork that is killed
 * leaves a file that is whole but for its last line.
 */
final class ProbeLog {
    private final FileOutputStream out;

    ProbeLog(File file) throws IOException {
        out = new FileOutputStream(file, true);
    }

    /** @param lines whole ones, by {@link LogLineWriter#end} */
    void write(String lines) throws IOException {
        out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
}
