package it.mended;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.RepeatedTest;

class MendedVertxTest {
    @RepeatedTest(3)
    void use() throws Exception {
        Vertx vertx = Vertx.vertx();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }
}
