package io.github.membudget.platform.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads files of Linux' /proc: of a live system, they may vanish at any time. */
public final class ProcFiles {
    /** Where there is no /proc: no system has this. */
    public static final ProcFiles NONE = new ProcFiles(Path.of("/proc/none"));

    private final Path root;

    public ProcFiles(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** Empty where it is not there or not ours to read. Latin 1, so that no byte is lost. */
    public Optional<String> text(String file) {
        try {
            return Optional.of(new String(Files.readAllBytes(root.resolve(file)), StandardCharsets.ISO_8859_1));
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    /** What was read byte by byte, as the text it is. */
    public static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The number in a line like {@code VmHWM:     1234 kB}, as bytes. */
    public static OptionalLong kibibytes(String text, String key) {
        OptionalLong number = number(text, key);
        return number.isPresent() ? OptionalLong.of(number.getAsLong() * 1024) : number;
    }

    /** The number that follows a key at the start of a line. */
    public static OptionalLong number(String text, String key) {
        int at = text.startsWith(key) ? 0 : text.indexOf("\n" + key) + 1;
        if (at == 0 && !text.startsWith(key)) {
            return OptionalLong.empty();
        }
        int from = at + key.length();
        while (from < text.length() && !Character.isDigit(text.charAt(from)) && text.charAt(from) != '\n') {
            from++;
        }
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) {
            to++;
        }
        return to == from ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text, from, to, 10));
    }
}
