package it.planted;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class OpenSslContextTest {
    static final List<SslContext> KEPT = new ArrayList<>();

    @RepeatedTest(10)
    void use() throws Exception {
        KEPT.add(SslContextBuilder.forClient().sslProvider(SslProvider.OPENSSL_REFCNT).build());
    }
}
