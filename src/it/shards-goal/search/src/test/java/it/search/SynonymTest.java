package it.search;

import org.junit.jupiter.api.Test;

class SynonymTest {
    @Test
    void takesTimeAndMemory() throws Exception {
        Work.of(200, 5);
    }
}
