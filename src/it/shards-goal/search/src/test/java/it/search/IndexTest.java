package it.search;

import org.junit.jupiter.api.Test;

class IndexTest {
    @Test
    void takesTimeAndMemory() throws Exception {
        Work.of(500, 80);
    }
}
