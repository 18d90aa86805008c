package it.planted;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.RepeatedTest;

class CamelTest {
    @RepeatedTest(3)
    void use() throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:tick").to("log:tick?level=OFF");
            }
        });
        context.start();
    }
}
