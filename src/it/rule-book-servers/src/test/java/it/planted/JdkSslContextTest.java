package it.planted;

import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.RepeatedTest;

class JdkSslContextTest {
    static final List<SSLContext> KEPT = new ArrayList<>();

    @RepeatedTest(10)
    void use() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        KEPT.add(context);
    }
}
