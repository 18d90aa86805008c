package it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MixedTest {
    @Tag("memory-intensive")
    @Test
    void heavy() throws Exception {
        Runs.note("MixedTest.heavy");
    }

    @Test
    void light() throws Exception {
        Runs.note("MixedTest.light");
    }
}
