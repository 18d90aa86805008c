package it.mended;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.RepeatedTest;

class MendedCamelTest {
    @RepeatedTest(3)
    void use() throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.start();
        context.close();
    }
}
