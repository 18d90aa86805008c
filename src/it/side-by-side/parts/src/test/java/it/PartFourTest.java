package it;

import org.junit.jupiter.api.Test;

class PartFourTest {
    @Test
    void meets() throws Exception {
        Two.meet();
    }
}
