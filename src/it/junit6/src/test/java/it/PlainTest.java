package it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTest {
    @Test
    void passes() {}

    @Test
    void fails() {
        assertTrue(false, "on purpose");
    }

    @Test
    void breaks() {
        throw new IllegalStateException("on purpose");
    }

    @Disabled("on purpose")
    @Test
    void isDisabled() {}

    @Test
    void assumes() {
        Assumptions.assumeTrue(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "<b>&]]>\u001b[31m"})
    void eachOf(String value) {}

    @TestFactory
    Stream<DynamicTest> makes() {
        return Stream.of(DynamicTest.dynamicTest("made", () -> {}));
    }

    @Nested
    class Inside {
        @Test
        void isFound() {}
    }
}
