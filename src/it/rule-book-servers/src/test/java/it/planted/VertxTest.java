package it.planted;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.RepeatedTest;

class VertxTest {
    @RepeatedTest(3)
    void use() throws Exception {
        Vertx vertx = Vertx.vertx();
    }
}
