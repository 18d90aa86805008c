package it.mended;

import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.RepeatedTest;

class MendedJdkSslContextTest {
    static final SSLContext CONTEXT = context();

    @RepeatedTest(10)
    void use() {
        CONTEXT.createSSLEngine();
    }

    private static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
