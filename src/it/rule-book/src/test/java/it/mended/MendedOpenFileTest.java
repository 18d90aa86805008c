package it.mended;

import java.io.FileInputStream;
import org.junit.jupiter.api.RepeatedTest;

class MendedOpenFileTest {
    @RepeatedTest(5)
    void use() throws Exception {
        new FileInputStream("pom.xml").close();
    }
}
