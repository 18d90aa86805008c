package it;

import org.junit.jupiter.api.Test;

class OneTest {
    @Test
    void mapsTheFile() throws Exception {
        SharedFile.hold("One", "Two");
    }
}
