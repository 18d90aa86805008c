package it;

import org.junit.jupiter.api.Test;

class BTest {
    @Test
    void one() throws Exception {
        Runs.note("BTest.one");
    }
}
