package it.planted;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.RepeatedTest;

class WireMockTest {
    @RepeatedTest(2)
    void use() throws Exception {
        new WireMockServer(0).start();
    }
}
