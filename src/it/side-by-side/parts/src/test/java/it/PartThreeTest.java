package it;

import org.junit.jupiter.api.Test;

class PartThreeTest {
    @Test
    void meets() throws Exception {
        Two.meet();
    }
}
