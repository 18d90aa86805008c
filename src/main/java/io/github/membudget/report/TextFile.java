package io.github.membudget.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A text in the build directory, for people. */
public final class TextFile {
    private TextFile() {}

    /**
     * Replaces the file as a whole, or removes it where there is nothing to say.
     *
     * @throws IOException if it cannot be written, or if it or its directory is a link that could lead elsewhere
     */
    public static void replace(List<String> lines, Path file) throws IOException {
        if (lines.isEmpty()) {
            directoryOf(file);
            Files.deleteIfExists(file);
            return;
        }
        replace(file, out -> {
            out.write((String.join(System.lineSeparator(), lines) + System.lineSeparator())
                    .getBytes(StandardCharsets.UTF_8));
            out.close();
        });
    }

    /** Writes a file's text. */
    public interface Content {
        /** Closes the stream. */
        void write(OutputStream out) throws IOException;
    }

    /** Replaces the file as a whole, so that a reader never sees half of it; fails as the other does. */
    public static void replace(Path file, Content content) throws IOException {
        Path directory = directoryOf(file);
        Files.createDirectories(directory);
        Path draft = directory.resolve("." + file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            content.write(Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("a directory stands there");
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Path directoryOf(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || Files.isSymbolicLink(directory) || Files.isSymbolicLink(file)) {
            throw new IOException("it is a symbolic link, which is not followed");
        }
        return directory;
    }

    /** A test's name may hold what Markdown or HTML would take for its own. What reads as text anyway stays as it is: {@code byte[]}, {@code a_b}. */
    public static String markdown(String text) {
        String plain = PlainText.of(text);
        StringBuilder words = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char character = plain.charAt(i);
            switch (character) {
                case '<' -> words.append("&lt;");
                case '>' -> words.append("&gt;");
                case '&' -> words.append("&amp;");
                default -> words.append(isMarkup(plain, i) ? "\\" : "").append(character);
            }
        }
        return words.toString();
    }

    private static boolean isMarkup(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char after = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
        return switch (text.charAt(at)) {
            case '|', '`', '*', '\\' -> true;
            case '_' -> !Character.isLetterOrDigit(before) || !Character.isLetterOrDigit(after);
            // A link or an image; a number of an issue, a heading, or a box to tick.
            case ']' -> after == '(' || after == '[' || after == ':';
            case '!' -> after == '[';
            case '#' -> at == 0 || Character.isDigit(after);
            case '[' -> at == 0 && after != ']' || after == '^';
            default -> false;
        };
    }
}
