package it.mended;

import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.junit.jupiter.api.RepeatedTest;

class MendedActorTest {
    @RepeatedTest(3)
    void ends() throws Exception {
        ActorSystem system = ActorSystem.create("shop");
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
