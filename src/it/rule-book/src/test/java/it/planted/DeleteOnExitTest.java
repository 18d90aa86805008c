package it.planted;

import java.io.File;
import org.junit.jupiter.api.Test;

class DeleteOnExitTest {
    @Test
    void use() throws Exception {
        for (int i = 0; i < 60; i++) {
            new File("target/gone" + i).deleteOnExit();
        }
    }
}
