package it.mended;

import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.RepeatedTest;

class MendedMockWebServerTest {
    @RepeatedTest(3)
    void use() throws Exception {
        MockWebServer server = new MockWebServer();
        server.start();
        server.close();
    }
}
