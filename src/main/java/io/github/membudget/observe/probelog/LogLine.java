package io.github.membudget.observe.probelog;

import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LineKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line that the probe wrote, field after field, in the order of its {@link LineKind}. It works on bytes and in small loops: of a
 * large suite it reads millions of fields while the tests run, and compiling more than this would take the tests' time.
 */
final class LogLine {
    private static final int MOST_DIGITS = 18;
    private static final Map<String, LineKind> KINDS = kinds();

    private final byte[] bytes;
    private final int end;
    private int at;
    private @Nullable LineKind kind;
    private int fields;

    LogLine(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /** The same line in bytes of its own, since the buffer will be read into again. */
    LogLine copy() {
        byte[] own = Arrays.copyOfRange(bytes, at, end);
        return new LogLine(own, 0, own.length);
    }

    /** Whether its end was written. */
    boolean isWhole() {
        return end - at >= 2 && bytes[end - 2] == LineKind.SEPARATOR && bytes[end - 1] == LineKind.END;
    }

    private static Map<String, LineKind> kinds() {
        Map<String, LineKind> kinds = new HashMap<>();
        for (LineKind kind : LineKind.values()) {
            kinds.put(kind.mark(), kind);
        }
        return kinds;
    }

    /** Where the next field ends. */
    private int fieldEnd() {
        if (at > end) {
            throw new IllegalArgumentException("too few fields");
        }
        int i = at;
        while (i < end && bytes[i] != LineKind.SEPARATOR) {
            i++;
        }
        return i;
    }

    /** What the line is, by its first field; empty where it is of another format. */
    Optional<LineKind> kind() {
        kind = KINDS.get(text());
        return Optional.ofNullable(kind);
    }

    private void next(Field field) {
        if (kind == null) {
            throw new IllegalStateException("the kind of the line comes first");
        }
        kind.expect(fields, field);
        fields++;
    }

    /**
     * All has been read.
     *
     * @throws IllegalStateException if its kind has more fields
     */
    void end() {
        if (kind == null || fields < kind.size()) {
            throw new IllegalStateException(kind + " of which only " + fields + " fields were read");
        }
    }

    String text(Field field) {
        next(field);
        return text();
    }

    boolean flag(Field field) {
        next(field);
        return flag();
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if there is none
     */
    long number(Field field) {
        next(field);
        return number();
    }

    /** A whole number, or -1 where it is not known. */
    long amount(Field field) {
        next(field);
        return figure();
    }

    /** As many as this has room for, each -1 where it is not known. */
    void figures(long[] figures) {
        next(Field.FIGURES);
        for (int i = 0; i < figures.length; i++) {
            figures[i] = figure();
        }
    }

    String text() {
        int to = fieldEnd();
        String field = new String(bytes, at, to - at, StandardCharsets.UTF_8);
        at = to + 1;
        return field.indexOf(LineKind.ESCAPE) < 0 ? field : unescaped(field);
    }

    private static String unescaped(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char character = field.charAt(i);
            if (character != LineKind.ESCAPE || i + 1 == field.length()) {
                text.append(character);
                continue;
            }
            char letter = field.charAt(++i);
            int escaped = LineKind.ESCAPES.indexOf(letter);
            text.append(escaped < 0 ? letter : LineKind.ESCAPED.charAt(escaped));
        }
        return text.toString();
    }

    boolean flag() {
        int to = fieldEnd();
        boolean yes = to - at == 4 && bytes[at] == 't';
        at = to + 1;
        return yes;
    }

    long number() {
        if (fieldEnd() == at) {
            throw new IllegalArgumentException("no number");
        }
        return figure();
    }

    /** -1 where it is empty: not known. */
    long figure() {
        int to = fieldEnd();
        if (to == at) {
            at++;
            return -1;
        }
        boolean negative = bytes[at] == '-';
        int first = negative ? at + 1 : at;
        if (to == first || to - first > MOST_DIGITS) {
            throw new IllegalArgumentException("not a number");
        }
        long value = 0;
        for (int i = first; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("not a number");
            }
            value = value * 10 + digit;
        }
        at = to + 1;
        return negative ? -value : value;
    }
}
