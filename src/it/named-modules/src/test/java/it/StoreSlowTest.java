package it;

import org.junit.jupiter.api.Test;

class StoreSlowTest {
    @Test
    void one() throws Exception {
        Runs.note("StoreSlowTest.one");
    }

    @Test
    void two() throws Exception {
        Runs.note("StoreSlowTest.two");
    }
}
