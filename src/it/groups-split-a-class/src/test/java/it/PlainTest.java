package it;

import org.junit.jupiter.api.Test;

class PlainTest {
    @Test
    void one() throws Exception {
        Runs.note("PlainTest.one");
    }
}
