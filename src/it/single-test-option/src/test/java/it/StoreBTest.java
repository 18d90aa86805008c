package it;

import org.junit.jupiter.api.Test;

class StoreBTest {
    @Test
    void one() throws Exception {
        Runs.note("StoreBTest.one");
    }

    @Test
    void two() throws Exception {
        Runs.note("StoreBTest.two");
    }
}
