package it;

import org.junit.jupiter.api.Test;

class LeavesTest {
    @Test
    void leavesTwo() throws Exception {
        new ProcessBuilder("/bin/sh", "-c", "(sleep 123 & echo $! > target/one.txt) & (setsid sleep 124 & echo $! > target/two.txt) & wait")
                .inheritIO()
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        Thread.sleep(400);
    }
}
