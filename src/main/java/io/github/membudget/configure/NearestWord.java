package io.github.membudget.configure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped word was meant to be. Thirty lines here against a megabyte of library in every build. */
final class NearestWord {
    private NearestWord() {}

    /** The candidate with the fewest changed, missing, extra or swapped letters, unless it takes too many of them. */
    static Optional<String> of(String mistyped, Collection<String> candidates) {
        int most = Math.max(1, mistyped.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(mistyped, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(mistyped, candidate)));
    }

    /** {@code Did you mean '<x>'?}, a space behind it, or the empty string. */
    static String hint(String mistyped, Collection<String> candidates) {
        return of(mistyped, candidates)
                .map(word -> "Did you mean '" + word + "'? ")
                .orElse("");
    }

    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                steps[i][j] =
                        Math.min(steps[i - 1][j - 1] + change, Math.min(steps[i - 1][j] + 1, steps[i][j - 1] + 1));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
