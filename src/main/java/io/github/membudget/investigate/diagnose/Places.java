package io.github.membudget.investigate.diagnose;

import java.util.regex.Pattern;

/** Whether something came at a snapshot's place: the class that had ended just before it, or one of several. */
final class Places {
    private static final Pattern SEPARATORS = Pattern.compile(" or one before it: |, ");
    private static final Pattern UNNAMED = Pattern.compile(" or one before it: \\d+ more, ");

    private Places() {}

    /** @param span a test or a class */
    static boolean isAt(String place, String span) {
        return SEPARATORS.splitAsStream(place).anyMatch(one -> isWithin(span, one));
    }

    private static boolean isWithin(String span, String className) {
        return span.equals(className) || span.startsWith(className + ".") || span.startsWith(className + "$");
    }

    /** The same, where a place of many classes does not name all. */
    static boolean mayBeAt(String place, String span) {
        return isAt(place, span) || UNNAMED.matcher(place).find();
    }
}
