package io.github.membudget.report;

import java.util.stream.Collectors;

/** Makes text that comes from tests harmless on a terminal. */
public final class PlainText {
    private PlainText() {}

    /** Control characters, terminal escapes and text-direction marks become visible question marks. */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> plain.appendCodePoint(harmful(character) ? '?' : character));
        return plain.toString();
    }

    /** The same for text of several lines, which stay. */
    public static String ofLines(String text) {
        return text.lines().map(PlainText::of).collect(Collectors.joining("\n"));
    }

    private static boolean harmful(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** At most so many characters, the middle left out. */
    public static String shortened(String text, int most) {
        String plain = of(text);
        if (plain.length() <= most) {
            return plain;
        }
        int tail = (most - 1) / 2;
        return plain.substring(0, most - 1 - tail) + "…" + plain.substring(plain.length() - tail);
    }
}
