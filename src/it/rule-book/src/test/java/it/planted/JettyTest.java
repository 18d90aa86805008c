package it.planted;

import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.RepeatedTest;

class JettyTest {
    @RepeatedTest(3)
    void use() throws Exception {
        new Server(0).start();
    }
}
