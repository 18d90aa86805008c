package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class ClassWarmUpTest {
    /** In a build its faults are silent, and would only show as a slower end. */
    @Test
    void playsToItsEnd() {
        assertThatCode(ClassWarmUp::render).doesNotThrowAnyException();
    }
}
