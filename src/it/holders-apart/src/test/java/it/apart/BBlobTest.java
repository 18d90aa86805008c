package it.apart;

import org.junit.jupiter.api.Test;

/** As large as all fixtures. */
class BBlobTest {
    private static byte[] blob;

    @Test
    void keeps() {
        blob = new byte[15 << 20];
    }
}
