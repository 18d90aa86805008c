package it.planted;

import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.RepeatedTest;

class JdkSslContextTest {
    @RepeatedTest(10)
    void use() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
    }
}
