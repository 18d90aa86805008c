package it;

import org.junit.jupiter.api.Test;

class PartOneTest {
    @Test
    void meets() throws Exception {
        Two.meet();
    }
}
