package io.github.membudget.report;

/** Text that comes from tests, as a page may show it: what a browser would obey or hide is spelt out. */
public final class PageText {
    private PageText() {}

    /** Control characters, terminal escapes and text-direction marks as {@code \u202e}. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (harmful(character)) {
                shown.append("\\u");
                String digits = Integer.toHexString(character);
                shown.append("0".repeat(Math.max(0, 4 - digits.length()))).append(digits);
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    /** The same, lines kept. */
    public static String lines(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            shown.append(of(text.substring(from, end))).append('\n');
            from = end + 1;
        }
        return shown.append(of(text.substring(from))).toString();
    }

    /** At most about so many characters, the middle left out, and how many. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return of(text);
        }
        int head = whole(text, most * 2 / 3);
        int tail = whole(text, text.length() - most / 3);
        return of(text.substring(0, head)) + " … (" + (tail - head) + " characters left out) … "
                + of(text.substring(tail));
    }

    /** Not between the halves of one character. */
    private static int whole(String text, int index) {
        return index > 0 && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }

    /** A loop: every name of every test comes by here. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < ' ' || unit >= 0x7f) {
                return false;
            }
        }
        return true;
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
}
