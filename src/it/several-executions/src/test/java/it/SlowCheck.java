package it;

import org.junit.jupiter.api.Test;

class SlowCheck {
    @Test
    void one() throws Exception {
        Runs.note("SlowCheck.one");
    }
}
