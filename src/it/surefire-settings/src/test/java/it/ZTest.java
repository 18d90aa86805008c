package it;

import org.junit.jupiter.api.Test;

class ZTest {
    @Test
    void one() throws Exception {
        Runs.note("ZTest.one");
    }
}
