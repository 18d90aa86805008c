package it;

import org.junit.jupiter.api.Test;

class StoreATest {
    @Test
    void one() throws Exception {
        Runs.note("StoreATest.one");
    }

    @Test
    void two() throws Exception {
        Runs.note("StoreATest.two");
    }
}
