package it.code;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Runs so much code of the JDK's that it does not fit into the smallest code cache. */
class CodeTest {
    private static final Pattern NUMBERS = Pattern.compile("(?:a|(\\d+)-?)*b");

    @Test
    void formatsMuch() {
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = String.format(Locale.ROOT, "%d-%08.3f %s", i, i / 7.0, java.time.LocalDate.ofEpochDay(i));
            found += NUMBERS.matcher(text).lookingAt() ? 1 : 0;
            found += IntStream.range(0, 20)
                            .boxed()
                            .collect(Collectors.groupingBy(n -> n % 3, Collectors.counting()))
                            .size();
            found += new java.math.BigDecimal(i).pow(3).toPlainString().split("0", -1).length;
        }
        Assertions.assertTrue(found > 0);
    }
}
