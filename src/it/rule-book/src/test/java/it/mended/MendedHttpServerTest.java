package it.mended;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.RepeatedTest;

class MendedHttpServerTest {
    @RepeatedTest(3)
    void use() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.start();
        server.stop(0);
    }
}
