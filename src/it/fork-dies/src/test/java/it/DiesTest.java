package it;

import org.junit.jupiter.api.Test;

class DiesTest {
    @Test
    void isKilled() throws Exception {
        Thread.sleep(300);
        new ProcessBuilder("/bin/sh", "-c", "kill -9 $PPID").start();
        Thread.sleep(20_000);
    }
}
