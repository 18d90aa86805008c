package it.mended;

import java.net.URI;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;
import software.amazon.awssdk.crt.http.HttpClientConnectionManagerOptions;
import software.amazon.awssdk.crt.io.ClientBootstrap;
import software.amazon.awssdk.crt.io.SocketOptions;

class MendedAwsCrtTest {
    @RepeatedTest(3)
    void use() throws Exception {
        try (ClientBootstrap bootstrap = new ClientBootstrap(null, null);
                SocketOptions sockets = new SocketOptions();
                HttpClientConnectionManager connections = HttpClientConnectionManager.create(new HttpClientConnectionManagerOptions()
                        .withClientBootstrap(bootstrap)
                        .withSocketOptions(sockets)
                        .withUri(URI.create("http://localhost:1")))) {}
    }
}
