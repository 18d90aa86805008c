package it;

import org.junit.jupiter.api.Test;

class KillsMavenTest {
    @Test
    void killsMaven() throws Exception {
        new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "echo $PPID >> target/pids.txt; sleep 120 & echo $! >> target/pids.txt;"
                                + " (env -i sleep 121 & echo $! >> target/pids.txt) &"
                                + " grep -z MEMBUDGET_SESSION /proc/$PPID/environ | tr -d '\\0' | cut -d= -f2 > target/session.txt;"
                                + " shell=$(grep PPid /proc/$PPID/status | cut -f2);"
                                + " maven=$(grep PPid /proc/$shell/status | cut -f2); sleep 1; kill -9 $maven; wait")
                .start();
        Thread.sleep(60_000);
    }
}
