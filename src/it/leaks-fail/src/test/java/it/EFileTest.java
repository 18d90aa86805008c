package it;

import java.io.FileOutputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class EFileTest {
    static OutputStream left;

    @Test
    void opens() throws Exception {
        left = new FileOutputStream("target/left-open.txt");
    }
}
