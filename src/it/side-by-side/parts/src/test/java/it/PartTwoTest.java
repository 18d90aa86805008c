package it;

import org.junit.jupiter.api.Test;

class PartTwoTest {
    @Test
    void meets() throws Exception {
        Two.meet();
    }
}
