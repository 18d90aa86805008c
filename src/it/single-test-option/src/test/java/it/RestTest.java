package it;

import org.junit.jupiter.api.Test;

class RestTest {
    @Test
    void one() throws Exception {
        Runs.note("RestTest.one");
    }

    @Test
    void two() throws Exception {
        Runs.note("RestTest.two");
    }
}
