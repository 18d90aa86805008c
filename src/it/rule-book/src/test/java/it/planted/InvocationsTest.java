package it.planted;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvocationsTest {
    static java.util.stream.IntStream numbers() {
        return java.util.stream.IntStream.range(0, 11_000);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void one(int number) {}
}
