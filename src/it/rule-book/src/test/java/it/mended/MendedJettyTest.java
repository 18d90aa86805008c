package it.mended;

import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.RepeatedTest;

class MendedJettyTest {
    @RepeatedTest(3)
    void use() throws Exception {
        Server server = new Server(0);
        server.start();
        server.stop();
    }
}
