package it.planted;

import org.junit.jupiter.api.RepeatedTest;

class HookTest {
    @RepeatedTest(20)
    void use() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread());
    }
}
