package it.planted;

import org.junit.jupiter.api.RepeatedTest;

class ProcessTest {
    @RepeatedTest(2)
    void use() throws Exception {
        new ProcessBuilder("sleep", "60").start();
    }
}
