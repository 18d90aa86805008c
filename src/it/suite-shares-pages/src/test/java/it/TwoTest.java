package it;

import org.junit.jupiter.api.Test;

class TwoTest {
    @Test
    void mapsTheFile() throws Exception {
        SharedFile.hold("Two", "One");
    }
}
