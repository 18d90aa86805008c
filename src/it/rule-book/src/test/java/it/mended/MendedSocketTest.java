package it.mended;

import java.net.ServerSocket;
import org.junit.jupiter.api.RepeatedTest;

class MendedSocketTest {
    @RepeatedTest(5)
    void use() throws Exception {
        new ServerSocket(0).close();
    }
}
