package it.planted;

import org.apache.pekko.actor.ActorSystem;
import org.junit.jupiter.api.RepeatedTest;

class ActorTest {
    @RepeatedTest(3)
    void neverEnds() {
        ActorSystem.create("shop");
    }
}
