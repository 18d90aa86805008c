package it;

import org.junit.jupiter.api.Test;

class ATest {
    @Test
    void one() throws Exception {
        Runs.note("ATest.one");
    }
}
