package it.planted;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.RepeatedTest;

class HttpServerTest {
    @RepeatedTest(3)
    void use() throws Exception {
        HttpServer.create(new InetSocketAddress("localhost", 0), 0).start();
    }
}
