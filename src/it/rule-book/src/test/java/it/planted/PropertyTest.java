package it.planted;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class PropertyTest {
    @RepeatedTest(5)
    void use(RepetitionInfo repetition) throws Exception {
        System.setProperty("fixture" + repetition.getCurrentRepetition(), "x".repeat(1 << 19));
    }
}
