package io.github.membudget.probe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JdkFieldTest {
    private static boolean initialized;

    @SuppressWarnings("UnusedVariable") // Read by its name.
    private final String ofAnObject = "value";

    /** Says when it is initialised. */
    static final class Untouched {
        @SuppressWarnings("UnusedVariable") // Read by its name.
        private static final Object STATE = touch();

        private Untouched() {}

        private static Object touch() {
            initialized = true;
            return "touched";
        }
    }

    @Test
    void aPrivateFieldOfAnObjectIsRead() {
        assertThat(requireNonNull(JdkField.of(JdkFieldTest.class, "ofAnObject")).readOf(this))
                .isEqualTo("value");
    }

    @Test
    void readingDoesNotInitialiseTheClass() {
        JdkField field = requireNonNull(JdkField.of(Untouched.class.getName(), "STATE"));
        assertThat(field.read()).isNull();
        assertThat(initialized).isFalse();
    }

    @Test
    void whatIsNotThereIsNull() {
        assertThat(JdkField.of("acme.Nothing", "field")).isNull();
        assertThat(JdkField.of(JdkFieldTest.class, "nothing")).isNull();
    }

    @Test
    void theVersionIsThatOfThisJvm() {
        assertThat(JdkField.javaVersion()).isEqualTo(Runtime.version().feature());
    }
}
