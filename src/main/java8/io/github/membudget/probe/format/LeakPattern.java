package io.github.membudget.probe.format;

import org.jspecify.annotations.Nullable;

/**
 * Tells leftovers of one kind by how they are called, and by the class that left them. In patterns {@code *} stands for any characters and
 * {@code ?} for one. The probe and the plugin both ask it.
 */
public final class LeakPattern {
    private final LeftoverKind kind;
    private final String name;
    private final String className;

    /** @param className empty for any */
    public LeakPattern(LeftoverKind kind, String name, String className) {
        this.kind = kind;
        this.name = name;
        this.className = className;
    }

    public LeftoverKind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /** Empty for any. */
    public String className() {
        return className;
    }

    /**
     * Whether it is such a one.
     *
     * @param called its name
     * @param described the same in more words, which a pattern may be meant for too
     * @param leftBy the class that left it; empty where that is not known, so that it may be any
     */
    public boolean matches(LeftoverKind of, String called, String described, String leftBy) {
        return of == kind
                && (isLike(name, called) || isLike(name, described))
                && (className.isEmpty() || leftBy.isEmpty() || isLike(className, leftBy));
    }

    private static boolean isLike(String pattern, String text) {
        int at = 0;
        int star = -1;
        int afterStar = 0;
        int in = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                afterStar = in;
            } else if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == text.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++afterStar;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LeakPattern
                && kind == ((LeakPattern) other).kind
                && name.equals(((LeakPattern) other).name)
                && className.equals(((LeakPattern) other).className);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * kind.hashCode() + name.hashCode()) + className.hashCode();
    }
}
