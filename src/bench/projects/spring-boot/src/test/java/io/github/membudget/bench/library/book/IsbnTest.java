package io.github.membudget.bench.library.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsbnTest {
    @ParameterizedTest
    @ValueSource(strings = {"9780306406157", "978-0-306-40615-7", "9783161484100"})
    void acceptsNumbersWhoseCheckDigitFits(String isbn) {
        assertThat(Isbn.isValid(isbn)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9780306406158", "0306406152", "978030640615", "97803064061577", "977-0-306-40615-7"})
    void refusesAllElse(String isbn) {
        assertThat(Isbn.isValid(isbn)).isFalse();
    }
}
