package it.search;

import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void takesTimeAndMemory() throws Exception {
        Work.of(300, 20);
    }
}
