package io.github.membudget.probe;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An append-only file of lines, fields divided by tabs, each line in one write: what a kill leaves is complete but for its last line.
 * An unknown figure is an empty field. The first field says what a line is.
 */
final class ProbeLog {
    /** First line: this, then the pid, the time in nanoseconds ({@link System#nanoTime}), and whether marks can be reset (true, false). */
    static final String FORMAT = "membudget-probe/1";

    /** Without this at its end a line was cut off. */
    private static final String END = "\t.\n";

    private final FileOutputStream out;

    ProbeLog(File file) throws IOException {
        out = new FileOutputStream(file, true);
    }

    void write(StringBuilder line) throws IOException {
        out.write(line.append(END).toString().getBytes(StandardCharsets.UTF_8));
    }

    static StringBuilder field(StringBuilder line, String text) {
        line.append('\t');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\t':
                    line.append("\\t");
                    break;
                case '\n':
                    line.append("\\n");
                    break;
                case '\r':
                    line.append("\\r");
                    break;
                case '\\':
                    line.append("\\\\");
                    break;
                default:
                    line.append(character);
            }
        }
        return line;
    }

    static StringBuilder field(StringBuilder line, long number) {
        return line.append('\t').append(number);
    }

    /** @param figure negative where it is not known */
    static StringBuilder figure(StringBuilder line, long figure) {
        line.append('\t');
        return figure < 0 ? line : line.append(figure);
    }
}
