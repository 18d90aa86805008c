package it;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoppedTest {
    private static byte[] held;

    @Test
    void isStoppedWhileItsChildGrows() throws Exception {
        held = new byte[64 << 20];
        Arrays.fill(held, (byte) 1);
        // 220 MiB go over the first marks of the black box, 500 over the ceiling. Nobody continues the JVM.
        Shell.start("kill -STOP " + Shell.pid() + "; sleep 1;"
                + " dd if=/dev/zero of=/dev/null bs=180M count=40 2>/dev/null;"
                + " dd if=/dev/zero of=/dev/null bs=500M count=200 2>/dev/null; sleep 60");
        Thread.sleep(60_000);
    }
}
