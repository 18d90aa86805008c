package it;

import org.junit.jupiter.api.Test;
import java.nio.file.Files;
import java.nio.file.Paths;

class GreedyTest {
    @Test
    void takesEverMore() throws Exception {
        child("sleep 120 & echo $! >> target/children.txt; wait");
        child("(sleep 120 & echo $! >> target/children.txt) &");
        long end = System.nanoTime() + 90_000_000_000L;
        Memory.direct(40);
        while (System.nanoTime() < end) {
            // Slow enough for jcmd on a busy machine to come between three quarters of the ceiling and its end.
            Memory.direct(1);
            Thread.sleep(60);
        }
        Files.write(Paths.get("target/survived.txt"), new byte[0]);
    }

    private static void child(String script) throws Exception {
        new ProcessBuilder("/bin/sh", "-c", script).start();
    }
}
