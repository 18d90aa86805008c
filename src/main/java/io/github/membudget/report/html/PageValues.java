package io.github.membudget.report.html;

import io.github.membudget.model.Bytes;
import io.github.membudget.report.PageText;

/** Values as the page's scripts take them. */
final class PageValues {
    private static final int LONGEST_WORDS = 4000;

    private PageValues() {}

    /** Text from tests, shortened and safe to show. */
    static String words(String text) {
        return text.length() <= LONGEST_WORDS ? PageText.lines(text) : PageText.shortened(text, LONGEST_WORDS);
    }

    /** KiB, rounded: what a chart shows. */
    static long kib(long bytes) {
        return Math.round(bytes / 1024.0);
    }

    static long kib(Bytes bytes) {
        return kib(bytes.value());
    }
}
