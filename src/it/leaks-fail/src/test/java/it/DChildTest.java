package it;

import org.junit.jupiter.api.Test;

class DChildTest {
    static Process left;

    @Test
    void starts() throws Exception {
        left = new ProcessBuilder("sleep", "120").start();
    }
}
