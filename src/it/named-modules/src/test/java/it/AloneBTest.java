package it;

import org.junit.jupiter.api.Test;

class AloneBTest {
    @Test
    void one() throws Exception {
        Runs.note("AloneBTest.one");
    }

    @Test
    void two() throws Exception {
        Runs.note("AloneBTest.two");
    }
}
