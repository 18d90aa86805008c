package io.github.membudget.report;

import java.util.regex.Pattern;

/** Names of classes without their packages, for tables that people read. The JSON report has the whole names. */
public final class ShortNames {
    private static final Pattern PACKAGE = Pattern.compile("(?<![\\w$./\\\\-])(?:[\\p{Ll}_]\\w*\\.)+(?=\\p{Lu}\\w)");

    private ShortNames() {}

    /** {@code 3 in RowsTest.fills} of {@code 3 in com.acme.RowsTest.fills}; paths of files stay. */
    public static String of(String words) {
        return PACKAGE.matcher(words).replaceAll("");
    }
}
