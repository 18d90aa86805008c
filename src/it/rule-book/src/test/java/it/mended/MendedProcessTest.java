package it.mended;

import org.junit.jupiter.api.RepeatedTest;

class MendedProcessTest {
    @RepeatedTest(2)
    void use() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        process.destroyForcibly().waitFor();
    }
}
