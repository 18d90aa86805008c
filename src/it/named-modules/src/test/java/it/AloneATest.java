package it;

import org.junit.jupiter.api.Test;

class AloneATest {
    @Test
    void one() throws Exception {
        Runs.note("AloneATest.one");
    }

    @Test
    void two() throws Exception {
        Runs.note("AloneATest.two");
    }
}
