package it.planted;

import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.RepeatedTest;

class MockWebServerTest {
    @RepeatedTest(3)
    void use() throws Exception {
        MockWebServer server = new MockWebServer();
        server.start();
    }
}
