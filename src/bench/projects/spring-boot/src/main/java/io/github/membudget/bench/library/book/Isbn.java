package io.github.membudget.bench.library.book;

/** Checks numbers of books with 13 digits. */
public final class Isbn {
    private Isbn() {}

    public static boolean isValid(String isbn) {
        String digits = isbn.replace("-", "");
        if (!digits.matches("97[89]\\d{10}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
