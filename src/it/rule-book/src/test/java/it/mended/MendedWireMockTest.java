package it.mended;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.RepeatedTest;

class MendedWireMockTest {
    @RepeatedTest(2)
    void use() throws Exception {
        WireMockServer server = new WireMockServer(0);
        server.start();
        server.stop();
    }
}
