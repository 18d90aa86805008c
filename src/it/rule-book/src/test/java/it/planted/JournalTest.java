package it.planted;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

class JournalTest {
    static final WireMockServer SERVER = new WireMockServer(0);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @RepeatedTest(20)
    void use() throws Exception {
        HttpURLConnection order =
                (HttpURLConnection) URI.create(SERVER.baseUrl() + "/order").toURL().openConnection();
        order.setDoOutput(true);
        try (OutputStream body = order.getOutputStream()) {
            body.write(new byte[200 << 10]);
        }
        order.getResponseCode();
    }
}
