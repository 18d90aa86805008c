package it.mended;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.RepeatedTest;

class MendedOpenSslContextTest {
    @RepeatedTest(10)
    void use() throws Exception {
        SslContext context = SslContextBuilder.forClient().sslProvider(SslProvider.OPENSSL_REFCNT).build();
        ReferenceCountUtil.release(context);
    }
}
