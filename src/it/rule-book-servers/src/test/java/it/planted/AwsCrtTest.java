package it.planted;

import java.net.URI;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;
import software.amazon.awssdk.crt.http.HttpClientConnectionManagerOptions;
import software.amazon.awssdk.crt.io.ClientBootstrap;
import software.amazon.awssdk.crt.io.SocketOptions;

class AwsCrtTest {
    @RepeatedTest(3)
    void use() throws Exception {
        ClientBootstrap bootstrap = new ClientBootstrap(null, null);
        HttpClientConnectionManager connections = HttpClientConnectionManager.create(new HttpClientConnectionManagerOptions()
                .withClientBootstrap(bootstrap)
                .withSocketOptions(new SocketOptions())
                .withUri(URI.create("http://localhost:1")));
    }
}
