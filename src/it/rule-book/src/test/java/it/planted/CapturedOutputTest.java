package it.planted;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.RepeatedTest;

class CapturedOutputTest {
    static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();

    @RepeatedTest(5)
    void use() throws Exception {
        OUT.write(new byte[1 << 20]);
    }
}
