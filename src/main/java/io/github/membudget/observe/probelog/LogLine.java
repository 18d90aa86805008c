package io.github.membudget.observe.probelog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One line of what a probe wrote, field after field. It works on bytes, in small loops: of a large suite it reads millions of fields while
 * the tests run, and what a JIT makes of more than this takes their time.
 */
final class LogLine {
    private static final int MOST_DIGITS = 18;

    private final byte[] bytes;
    private final int end;
    private int at;

    LogLine(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /** The same, for longer than the bytes stay as they are. */
    LogLine kept() {
        byte[] own = Arrays.copyOfRange(bytes, at, end);
        return new LogLine(own, 0, own.length);
    }

    /** Whether its writer came to its end. */
    boolean isWhole() {
        return end - at >= 2 && bytes[end - 2] == '\t' && bytes[end - 1] == '.';
    }

    /** Where the next field ends. */
    private int fieldEnd() {
        if (at > end) {
            throw new IllegalArgumentException("too few fields");
        }
        int i = at;
        while (i < end && bytes[i] != '\t') {
            i++;
        }
        return i;
    }

    String text() {
        int to = fieldEnd();
        String field = new String(bytes, at, to - at, StandardCharsets.UTF_8);
        at = to + 1;
        return field.indexOf('\\') < 0 ? field : unescaped(field);
    }

    private static String unescaped(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char character = field.charAt(i);
            if (character != '\\' || i + 1 == field.length()) {
                text.append(character);
                continue;
            }
            char escaped = field.charAt(++i);
            text.append(
                    switch (escaped) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> escaped;
                    });
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
